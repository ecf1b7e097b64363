import clsx from "clsx";
import type { ReactNode } from "react";

/**
 * A keyboard key. Hidden on devices without a keyboard.
 * @param hint shown next to an action as a reminder, and hidden when single-key shortcuts are off
 */
export function Kbd({ hint = true, children }: { hint?: boolean; children: ReactNode }) {
  return (
    <kbd
      className={clsx(
        "hidden h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-surface px-1 text-2xs text-ink-3 sm:pointer-fine:inline-flex",
        hint && "shortcut-hint",
      )}
    >
      {children}
    </kbd>
  );
}
