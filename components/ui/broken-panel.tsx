"use client";

/**
 * A defect of this program's own. Its message is not shown: it may quote what nobody should see. Made of next to
 * nothing, since every page carries it and few ever show it.
 */
export function BrokenPanel({
  digest,
  onRetry,
}: {
  /** Next's name for the failure in the server's log. */
  digest: string | undefined;
  onRetry: () => void;
}) {
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
          onClick={onRetry}
        >
          Try again
        </button>
      </div>
    </section>
  );
}
