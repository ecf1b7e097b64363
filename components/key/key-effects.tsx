import { EFFECTS, type EffectHit } from "@/lib/audit/effects";
import { ScopeChip } from "./scope-chip";

/** What a key can do, most harmful first: why, and which scopes let it. */
export function KeyEffects({ effects }: { effects: readonly EffectHit[] }) {
  if (effects.length === 0) return <p className="text-ink-2 text-sm">Nothing that we know of.</p>;
  return (
    <ul className="divide-y divide-line">
      {effects.map(({ effect, rules }) => (
        <li key={effect} className="py-3 first:pt-0">
          <h3 className="font-medium text-sm">
            {EFFECTS.find(({ id }) => id === effect)?.label ?? effect}
          </h3>
          <ul className="mt-1 space-y-2">
            {rules.map(({ rule, scopes }) => (
              <li key={rule.id}>
                <p className="prose-width text-pretty text-ink-2 text-sm">
                  {rule.reason} <span className="text-ink-3 text-xs">({rule.source})</span>
                </p>
                <ScopesBehind scopes={scopes} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const AT_ONCE = 4;

/** The scopes behind something said: a few stand there, many behind their number. */
export function ScopesBehind({ scopes }: { scopes: readonly string[] }) {
  const chips = (
    <ul className="mt-1.5 flex flex-wrap gap-1.5">
      {scopes.map((scope) => (
        <li key={scope} className="min-w-0">
          <ScopeChip scope={scope} />
        </li>
      ))}
    </ul>
  );
  if (scopes.length <= AT_ONCE) return chips;
  return (
    <details className="mt-1">
      <summary className="min-h-6 w-fit text-ink-2 text-xs underline decoration-edge underline-offset-4 hover:text-ink">
        {scopes.length} scopes
      </summary>
      {chips}
    </details>
  );
}
