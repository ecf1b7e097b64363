import { ruleCount, ruleUnknown } from "@/components/fleet/rule-count";
import type { RuleGroup, RuleGroups } from "@/components/fleet/rule-groups";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { Section } from "@/components/ui/section";
import { adviceFor } from "@/lib/audit/findings/advice";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import type { Report } from "@/lib/audit/report/report";
import { counted } from "@/lib/audit/words";

const NAMED = 10;
const NAME_CHARACTERS = 48;

/** Every check: those that found issues with their three answers, and those that passed with what they covered. */
export function FindingsPart({
  groups: { found, open, clear },
  numbers,
  report,
  fleet,
}: {
  groups: RuleGroups;
  /** The numbers of the findings in the index. */
  numbers: ReadonlyMap<string, string>;
  report: Report;
  fleet: Fleet;
}) {
  const names = new Map(report.rows.map(({ key }) => [keyRef(key), key.name]));
  const nameOf = (account: string, id: string | null) =>
    id === null
      ? (fleet.accounts.get(account)?.label ?? account)
      : (names.get(keyRef({ account, api_key_id: id })) ?? id);
  return (
    <Section
      className="report-part"
      title="Findings"
      note={`${found.length} of ${found.length + open.length + clear.length} checks found issues.`}
    >
      <ul>
        {found.map((group) => (
          <li
            key={group.rule.id}
            className="report-keep border-line border-b py-3 text-sm print:py-1.5 print:text-xs"
          >
            <div className="flex flex-wrap items-baseline gap-x-4">
              <span className="figures w-8 text-ink-2 text-xs">{numbers.get(group.rule.id)}</span>
              <SeverityMark severity={group.rule.severity} className="w-20" />
              <h3 className="min-w-0 flex-1 font-semibold">{group.rule.title}</h3>
              <span className="tabular-nums text-xs">
                {[ruleCount(group), ruleUnknown(group)].filter(Boolean).join("; ")}
              </span>
            </div>
            <Answers group={group} />
            <p className="mt-1.5 break-words text-ink-2 sm:pl-12 print:mt-0.5">
              {group.findings.slice(0, NAMED).map(({ account, api_key_id }, at) => (
                <span key={keyRef({ account, api_key_id })}>
                  {at > 0 && ", "}
                  <SafeText text={nameOf(account, api_key_id)} max={NAME_CHARACTERS} />
                </span>
              ))}
              {group.findings.length > NAMED &&
                ` and ${counted(group.findings.length - NAMED)} more, marked ${numbers.get(group.rule.id)} in the index`}
              .
            </p>
          </li>
        ))}
      </ul>
      <Quiet title="No issues found, but data is missing" groups={open} />
      <Quiet title="Passed" groups={clear} />
    </Section>
  );
}

function Answers({ group: { rule } }: { group: RuleGroup }) {
  const { todo, falsePositive, fix } = adviceFor(rule.id);
  return (
    <dl className="mt-1 max-w-[80ch] space-y-0.5 sm:pl-12 print:mt-0 print:max-w-none print:space-y-0">
      <div>
        <dt className="sr-only">What should I do?</dt>
        <dd className="text-pretty">{todo}</dd>
      </div>
      <div>
        <dt className="inline font-medium">False positive? </dt>
        <dd className="inline text-pretty text-ink-2">{falsePositive}</dd>
      </div>
      <div>
        <dt className="inline font-medium">Fix: </dt>
        <dd className="inline text-pretty text-ink-2">{fix}</dd>
      </div>
    </dl>
  );
}

function Quiet({ title, groups }: { title: string; groups: readonly RuleGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <div className="report-keep mt-4 text-sm">
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 text-ink-2 sm:columns-2 print:columns-2">
        {groups.map((group) => (
          <li key={group.rule.id} className="break-inside-avoid">
            {group.rule.title}:{" "}
            <span className="tabular-nums text-xs">
              {[ruleCount(group), ruleUnknown(group)].filter(Boolean).join("; ")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
