import type { ReactNode } from "react";

/** A key on the keyboard. Hidden where there is no keyboard to speak of. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="hidden h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-surface px-1 text-2xs text-ink-3 sm:pointer-fine:inline-flex">
      {children}
    </kbd>
  );
}
