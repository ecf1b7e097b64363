import type { Finding } from "@/lib/audit/finding";
import type { Fleet, FleetKey } from "@/lib/audit/fleet";
import { Remedy } from "./remedy";
import { RuleAnswers } from "./rule-answers";
import { ScopeChip } from "./scope-chip";

/** A finding opened: its three answers, the scopes that show it, and its remedy. Load it lazily: it is all sentences. */
export function FindingAnswers({
  fleet,
  apiKey,
  finding,
}: {
  fleet: Fleet;
  apiKey: FleetKey;
  finding: Finding;
}) {
  return (
    <div className="space-y-4 px-3 pb-4 text-sm sm:pl-10">
      <RuleAnswers rule={finding.rule} className="space-y-3" />
      {finding.scopes.length > 0 && (
        <details>
          <summary className="min-h-6 w-fit text-ink-2 underline decoration-edge underline-offset-4 hover:text-ink">
            The scopes that show it: {finding.scopes.length}
          </summary>
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {finding.scopes.map((scope) => (
              <li key={scope}>
                <ScopeChip scope={scope} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Remedy fleet={fleet} apiKey={apiKey} finding={finding} />
    </div>
  );
}
