import { ruleCount, ruleUnknown } from "@/components/fleet/rule-count";
import type { RuleGroup } from "@/components/fleet/rule-groups";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { KeysLink } from "@/components/links/text-link";
import { buttonClass } from "@/components/ui/button-class";
import { Section } from "@/components/ui/section";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import { counted, oneOr } from "@/lib/audit/words";
import { keysOf } from "./keys-of";

const NAMED = 3;
const UNIT = { keys: "key", accounts: "account" };

/** The worst findings, each one click from its keys and its remedy. */
export function FirstSteps({
  things,
  fleet,
  isRunning,
  onOpen,
}: {
  things: readonly RuleGroup[];
  fleet: Fleet;
  /** Keys are still being read. */
  isRunning: boolean;
  /** Expands the rule below, with its answers and remedies. */
  onOpen: (group: RuleGroup) => void;
}) {
  const keys = keysOf(
    fleet,
    things.flatMap(({ findings }) => findings.slice(0, NAMED)),
  );
  return (
    <Section title={oneOr(things.length, "Do this first", "Do these first")}>
      <ol className="grid gap-3 md:grid-cols-3">
        {things.map((group, index) => (
          <li
            key={group.rule.id}
            className="flex min-w-0 flex-col rounded-lg border border-line bg-surface p-4"
          >
            <div className="flex items-center justify-between gap-3">
              <SeverityMark severity={group.rule.severity} />
              <span aria-hidden="true" className="figures text-ink-3 text-xs">
                {index + 1}
              </span>
            </div>
            <h3 className="mt-2 text-balance font-semibold">{group.rule.title}</h3>
            <p className="mt-1 line-clamp-3 break-words text-ink-2 text-sm">
              <span className="figures text-ink">{ruleCount(group)}</span>:{" "}
              <Names group={group} keys={keys} fleet={fleet} />
              {group.outcome.unknown > 0 && `. ${ruleUnknown(group, isRunning)}`}
            </p>
            <div className="mt-auto flex flex-wrap gap-2 pt-4">
              {group.rule.about === "key" && (
                <KeysLink to={{ rule: [group.rule.id] }} look="none" className={buttonClass()}>
                  {group.findings.length === 1
                    ? "See the key"
                    : `See ${counted(group.findings.length)} keys`}
                </KeysLink>
              )}
              <button type="button" onClick={() => onOpen(group)} className={buttonClass()}>
                How to fix it
              </button>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Names({
  group: { findings, outcome },
  keys,
  fleet,
}: {
  group: RuleGroup;
  keys: ReadonlyMap<KeyRef, FleetKey>;
  fleet: Fleet;
}) {
  const rest = findings.length - NAMED;
  const named = findings.slice(0, NAMED).map(({ account, api_key_id }) => {
    const ref = keyRef({ account, api_key_id });
    const label = fleet.accounts.get(account)?.label ?? account;
    return { ref, label, name: api_key_id === null ? label : (keys.get(ref)?.name ?? api_key_id) };
  });
  /** Name the account of keys that share a name but not an account. */
  const isOne = ({ name, label }: (typeof named)[number]) =>
    named.every((other) => other.name !== name || other.label === label);
  return (
    <>
      {named.map((one, at) => (
        <span key={one.ref}>
          {at > 0 && ", "}
          <SafeText max={40} text={one.name} />
          {!isOne(one) && (
            <>
              {" "}
              (<SafeText max={40} text={one.label} />)
            </>
          )}
        </span>
      ))}
      {rest > 0 && ` and ${counted(rest)} more ${oneOr(rest, UNIT[outcome.unit])}`}
    </>
  );
}
