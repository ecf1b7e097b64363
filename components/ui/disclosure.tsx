import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Secondary content, collapsed behind a label. */
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

/** The words that a few more lines stand behind, as the summary of `details`. */
export function MoreWords({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <summary
      className={clsx(
        "min-h-6 w-fit text-ink-2 underline decoration-edge underline-offset-4 hover:text-ink",
        className,
      )}
    >
      {children}
    </summary>
  );
}

/** In the summary of `details` that are a `group`: turns when they open. */
export function FoldMark({ className }: { className?: string }) {
  return (
    <ChevronRight
      aria-hidden="true"
      className={clsx(
        "size-4 shrink-0 text-ink-3 transition-transform group-open:rotate-90",
        className,
      )}
    />
  );
}
