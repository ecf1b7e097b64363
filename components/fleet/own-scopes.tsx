import { analysisOf } from "@/components/key/analysis-of";
import { KeyPrint } from "@/components/key/key-print";
import { ScopeChip } from "@/components/key/scope-chip";
import { countOf } from "@/lib/audit/words";

/** The scopes of the signed-in key itself: all that can be shown when it may not read keys. */
export function OwnScopes({ scopes }: { scopes: readonly string[] }) {
  const { real, print, classification } = analysisOf(scopes);
  return (
    <section className="rounded-lg border border-line bg-surface p-6">
      <h2 className="font-semibold text-lg">The key you are signed in with</h2>
      <p className="mt-1 mb-4 text-ink-2">
        {classification.label}: {countOf(real.length, "scope")}. {classification.why}
      </p>
      <KeyPrint cells={print} />
      <ul className="mt-4 flex flex-wrap gap-1.5">
        {real.map((scope) => (
          <li key={scope}>
            <ScopeChip scope={scope} />
          </li>
        ))}
      </ul>
    </section>
  );
}
