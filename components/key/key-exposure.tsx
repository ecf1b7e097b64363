import type { Exposure } from "@/lib/audit/effects/exposure";
import { ScopesBehind } from "./key-effects";

/** How much harm a key allows: the reasons first, each with its points and scopes, and the number they add up to last. */
export function KeyExposure({ exposure }: { exposure: Exposure }) {
  const { points, score, version } = exposure;
  return (
    <>
      {points.length === 0 ? (
        <p className="text-ink-2 text-sm">Nothing earned a point.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {points.map((point) => (
            <li key={point.rule}>
              <details className="group">
                <summary className="flex min-h-9 list-none items-baseline gap-3 py-2 text-sm hover:bg-sunken">
                  <span className="figures w-8 shrink-0 text-right">+{point.points}</span>
                  <span className="min-w-0 flex-1 text-pretty">{point.reason}</span>
                </summary>
                <div className="pb-3 pl-11 text-ink-2 text-xs">
                  <p>
                    Rule <code>{point.rule}</code>, earned by:
                  </p>
                  <ScopesBehind scopes={point.scopes} />
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="figures w-8 text-right font-semibold">{score}</span>
        <span>of 100</span>
        <span className="text-ink-3 text-xs">version {version} of the scale</span>
      </p>
    </>
  );
}
