import type { ReactNode } from "react";

/** Something aside, behind its words. */
export function Disclosure({ words, children }: { words: string; children: ReactNode }) {
  return (
    <details>
      <summary className="flex min-h-6 w-fit list-none items-center text-ink-2 text-sm underline decoration-edge underline-offset-4 hover:text-ink">
        {words}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
