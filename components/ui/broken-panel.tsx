"use client";

/** The props of a Next error boundary. `digest` identifies the error in the server's log. */
export type Broken = { error: Error & { digest?: string }; reset: () => void };

/**
 * Shown for a bug in this program. It hides the error message, which may quote secrets. Kept tiny, because every page
 * loads it and few ever show it.
 */
export function BrokenPanel({ error: { digest }, reset }: Broken) {
  return (
    <section className="overflow-hidden rounded-lg border border-line bg-surface">
      <div aria-hidden="true" className="hatch h-2 text-edge" />
      <div className="prose-width space-y-3 p-6 sm:p-8">
        <h1 className="font-semibold text-lg">Something went wrong</h1>
        <p className="text-ink-2">
          This page hit an unexpected error. Don’t rely on anything it shows. Nothing was changed.
        </p>
        {digest !== undefined && (
          <p className="text-ink-2">
            Server log reference: <code className="text-sm">{digest}</code>.
          </p>
        )}
        <button
          type="button"
          className="h-8 rounded-md bg-accent px-3 font-medium text-on-accent text-sm hover:bg-accent-strong pointer-coarse:h-11"
          onClick={reset}
        >
          Try again
        </button>
      </div>
    </section>
  );
}
