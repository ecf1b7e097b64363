import { CopyButton } from "@/components/ui/copy-button";
import { oneOr } from "@/lib/audit/words";

/** Every scope as SendGrid returned it, including those it set by itself, to view and copy. */
export function RawScopes({ scopes }: { scopes: readonly string[] }) {
  const lines = scopes.join("\n");
  return (
    <details className="overflow-hidden rounded-lg border border-line bg-surface">
      <summary className="flex min-h-11 items-center px-4 font-medium text-sm hover:bg-sunken">
        {scopes.length === 1 ? "Its one scope" : `All ${scopes.length} scopes`}, as SendGrid lists{" "}
        {oneOr(scopes.length, "it", "them")}
      </summary>
      <div className="flex flex-wrap gap-2 border-line border-y px-3 py-1.5">
        <CopyButton text={lines} what="scopes, one a line">
          Copy as lines
        </CopyButton>
        <CopyButton text={JSON.stringify(scopes, null, 2)} what="scopes as JSON">
          Copy as JSON
        </CopyButton>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        aria-label="Scopes"
        className="max-h-96 overflow-auto"
      >
        <pre className="px-4 py-3 text-xs leading-5">{lines}</pre>
      </section>
    </details>
  );
}
