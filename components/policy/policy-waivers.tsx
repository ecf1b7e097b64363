import { SafeText } from "@/components/key/safe-text";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import type { PolicyOutcome, WaiverOutcome } from "@/lib/audit/policy-outcome";
import { countOf } from "@/lib/audit/words";

const STANDING = { counts: "Counts", void: "Does not count", open: "Not known" } as const;

function daysWords({ daysLeft, expires }: WaiverOutcome): string {
  if (daysLeft === null) return "no last day";
  if (daysLeft < 0) return `ended ${countOf(-daysLeft, "day")} ago`;
  return daysLeft === 0
    ? "today is its last day, UTC"
    : `${countOf(daysLeft, "day")} left, through ${expires}`;
}

/** The policy line that ties a waiver to the current scope sets of its keys. */
function scopesLine(sets: readonly string[]): string {
  const quoted = sets.map((set) => JSON.stringify(set)).join(", ");
  return `scopes_sha256: ${sets.length === 1 ? quoted : `[${quoted}]`}`;
}

/** Each waiver of a policy: whether it is valid, who owns it, and how many days are left. */
export function PolicyWaivers({ outcome: { waivers } }: { outcome: PolicyOutcome }) {
  if (waivers.length === 0) return null;
  return (
    <section>
      <h2 className="font-semibold text-lg">Waivers</h2>
      <ul className="mt-2 divide-y divide-line border-line border-y">
        {waivers.map((waiver) => (
          <li
            key={`${waiver.rule} ${waiver.target} ${waiver.expires} ${waiver.reason}`}
            className="py-2 text-sm"
          >
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={waiver.standing === "void" ? "attention" : "plain"}>
                {STANDING[waiver.standing]}
              </Badge>
              <span className="min-w-0 flex-1 break-words font-medium">
                <SafeText text={waiver.rule} /> for <SafeText text={waiver.target} />
              </span>
              <span className="figures text-ink-2 text-xs">
                {daysWords(waiver)}; for {countOf(waiver.keys, "key")}
              </span>
            </p>
            {waiver.problems.length > 0 && (
              <p className="mt-0.5 text-medium">{waiver.problems.join(" ")}</p>
            )}
            {waiver.standing === "void" && waiver.scopeSets.length > 0 && (
              <CopyButton text={scopesLine(waiver.scopeSets)} what="scopes_sha256 of its keys">
                Copy scopes_sha256
              </CopyButton>
            )}
            <p className="mt-0.5 break-words text-ink-2">
              <SafeText
                text={`${waiver.reason ?? "No reason"}. Owner: ${waiver.owner ?? "none"}; approved by: ${waiver.approver ?? "nobody"}${waiver.ticket === null ? "" : `; ${waiver.ticket}`}.`}
              />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
