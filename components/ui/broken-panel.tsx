"use client";

/** As Next tells a failure. `digest`: its name in the server's log. */
export type Broken = { error: Error & { digest?: string }; reset: () => void };

/**
 * A defect of this program's own. Its message is not shown: it may quote what nobody should see. Made of next to
 * nothing, since every page carries it and few ever show it.
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
