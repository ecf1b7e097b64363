import { FoldMark, MoreWords } from "@/components/ui/disclosure";
import { EFFECTS, type EffectHit } from "@/lib/audit/effects/effects";
import { ScopeChips } from "./scope-chip";

/** Everything a key can do, most harmful first; each expands to its reason, source and scopes. */
export function KeyEffects({ effects }: { effects: readonly EffectHit[] }) {
  if (effects.length === 0) return <p className="text-ink-2 text-sm">Nothing we know of.</p>;
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-surface [&>:last-child]:border-b-0">
      {effects.map(({ effect, rules }) => (
        <li key={effect} className="border-line border-b">
          <details className="group">
            <summary className="flex min-h-11 list-none items-start gap-3 px-3 py-2.5 hover:bg-sunken">
              <FoldMark className="mt-0.5" />
              <span className="grid min-w-0 flex-1 gap-x-4 text-sm sm:grid-cols-[11rem_1fr]">
                <span className="font-medium">
                  {EFFECTS.find(({ id }) => id === effect)?.label ?? effect}
                </span>
                <span className="text-pretty text-ink-2">
                  {rules.map(({ rule }) => rule.reason).join(" ")}
                </span>
              </span>
            </summary>
            <ul className="space-y-3 px-3 pb-4 sm:pl-10">
              {rules.map(({ rule, scopes }) => (
                <li key={rule.id}>
                  <p className="prose-width text-pretty text-ink-2 text-sm">
                    {rule.reason} <span className="text-ink-3 text-xs">({rule.source})</span>
                  </p>
                  <ScopesBehind scopes={scopes} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

const AT_ONCE = 4;

/** The scopes behind a statement: a few are shown, many fold behind their count. */
export function ScopesBehind({ scopes }: { scopes: readonly string[] }) {
  const chips = <ScopeChips scopes={scopes} className="mt-1.5" />;
  if (scopes.length <= AT_ONCE) return chips;
  return (
    <details className="mt-1">
      <MoreWords className="text-xs">{scopes.length} scopes</MoreWords>
      {chips}
    </details>
  );
}
