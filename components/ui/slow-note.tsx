import type { ReactNode } from "react";

/** Says what the reader is waiting for, but only after a second: most waits are shorter than reading it. */
export function SlowNote({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="slow-note mt-1 mb-5 min-h-6 text-ink-2">
      {children}
    </p>
  );
}
