import { useId } from "react";
import { EFFECTS } from "@/lib/audit/effects/effects";
import type { Exposure } from "@/lib/audit/effects/exposure";
import { EFFECT_RULES } from "@/lib/audit/effects/rules";
import { ScopesBehind } from "./key-effects";

/** The reason for points. An ability needs only its label, because {@link KeyEffects} above explains it. */
function reasonOf({ rule, reason }: Exposure["points"][number]): string {
  const known = EFFECT_RULES.find(({ id }) => id === rule);
  return EFFECTS.find(({ id }) => id === known?.effect)?.label ?? reason;
}

/** How much harm a key allows: the score and what it adds up from, most points first, each with its scopes. */
export function KeyExposure({ exposure }: { exposure: Exposure }) {
  const id = useId();
  const { score, version } = exposure;
  const points = exposure.points.toSorted((a, b) => b.points - a.points);
  return (
    <section aria-labelledby={id}>
      <h3
        id={id}
        className="mt-6 mb-2 flex flex-wrap items-baseline gap-x-3 font-semibold text-base"
      >
        Exposure{" "}
        <span className="font-normal text-ink-2 text-sm">
          <span className="figures font-semibold text-ink">{score}</span> of 100
        </span>
      </h3>
      {points.length === 0 ? (
        <p className="text-ink-2 text-sm">Nothing adds to it.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {points.map((point) => (
            <li key={point.rule}>
              <details className="group">
                <summary className="flex min-h-9 list-none items-baseline gap-3 py-2 text-sm hover:bg-sunken">
                  <span className="figures w-8 shrink-0 text-right">+{point.points}</span>
                  <span className="min-w-0 flex-1 text-pretty">{reasonOf(point)}</span>
                </summary>
                <div className="pb-3 pl-11 text-ink-2 text-xs">
                  <p>
                    Rule <code>{point.rule}</code>, from:
                  </p>
                  <ScopesBehind scopes={point.scopes} />
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-ink-3 text-xs">Version {version} of the scale.</p>
    </section>
  );
}
