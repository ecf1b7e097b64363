import { SafeText } from "@/components/key/safe-text";
import { totalsSentence } from "@/lib/audit/policy/outcome-words";
import { countOf } from "@/lib/audit/words";
import { PolicyRules, type RulesProps } from "./policy-rules";
import { PolicyWaivers } from "./policy-waivers";

/** Describes an entry by its list and index, as in `rules/2`. */
function entryWords(entry: string, lines: Readonly<Record<string, number>>): string {
  const [list = "", at = "0"] = entry.split("/");
  const line = lines[entry];
  return `${list} ${Number(at) + 1}${line === undefined ? "" : ` (line ${line})`}`;
}

/** The outcome of a policy over a fleet: one sentence, then each rule and each waiver. */
export function PolicyResult({
  lines = {},
  isInForce,
  ...of
}: RulesProps & {
  /** The line of each entry in the editor. */
  lines?: Readonly<Record<string, number>>;
  /** It is this server's policy, which findings and exports follow. */
  isInForce: boolean;
}) {
  const { outcome, fleet } = of;
  const { totals, hasOwners, unmatched, builtin } = outcome;
  const open = [...fleet.accounts.values()].filter(({ status }) => status !== "read").length;
  const off = [...builtin].filter(([, tuned]) => tuned === "off").map(([id]) => id);
  return (
    <div className="space-y-6">
      <div aria-live="polite" className="space-y-1">
        <p className="text-balance font-semibold text-lg">
          {totalsSentence(totals, isInForce ? "Fails" : "Would fail")}
        </p>
        {hasOwners && (
          <p className="text-ink-2 text-sm">
            {totals.unowned === 0
              ? "Every key has an owner."
              : `${countOf(totals.unowned, "key has", "keys have")} no owner.`}
          </p>
        )}
        {open > 0 && (
          <p className="text-ink-2 text-sm">
            {countOf(open, "account is", "accounts are")} not fully read: keys in{" "}
            {open === 1 ? "it" : "them"} may be missing here.
          </p>
        )}
        {off.length > 0 && (
          <p className="text-ink-2 text-sm">Built-in checks turned off: {off.join(", ")}.</p>
        )}
        {unmatched.length > 0 && (
          <p className="text-medium text-sm">
            Matches no key:{" "}
            <SafeText text={unmatched.map((entry) => entryWords(entry, lines)).join(", ")} />.
          </p>
        )}
      </div>
      <PolicyRules {...of} />
      <PolicyWaivers outcome={outcome} />
    </div>
  );
}
