import clsx from "clsx";
import type { ReactNode } from "react";

/**
 * A key on the keyboard. Hidden where there is no keyboard to speak of.
 * @param hint it stands beside what it does, as a reminder, and goes when single-key shortcuts are switched off
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
