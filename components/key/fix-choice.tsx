import { type Finding, ruleTitle } from "@/lib/audit/findings/finding";
import { fixOf } from "@/lib/audit/findings/remedy";
import type { RuleId } from "@/lib/audit/findings/rules";

const DOES = { revoke: "deletes the key", rename: "new name", drop: "", none: "" };

/** Chooses which of a key's findings its one script fixes. */
export function FixChoice({
  findings,
  chosen,
  onChoose,
}: {
  findings: readonly Finding[];
  chosen: ReadonlySet<RuleId>;
  onChoose: (chosen: ReadonlySet<RuleId>) => void;
}) {
  return (
    <fieldset className="space-y-0.5">
      <legend className="mb-1 font-medium">Findings this script fixes</legend>
      {findings.map((finding) => {
        const { rule } = finding;
        const does = DOES[fixOf(finding)];
        return (
          <label key={rule} className="flex min-h-7 items-baseline gap-2 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={chosen.has(rule)}
              onChange={({ currentTarget: { checked } }) => {
                const next = new Set(chosen);
                if (checked) next.add(rule);
                else next.delete(rule);
                onChoose(next);
              }}
              className="size-3.5 shrink-0 translate-y-0.5 accent-accent"
            />
            <span>
              {ruleTitle(finding)}
              {does !== "" && <span className="text-ink-2"> ({does})</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
