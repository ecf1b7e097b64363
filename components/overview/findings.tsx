"use client";
import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { ruleCount, ruleUnknown } from "@/components/fleet/rule-count";
import type { RuleGroup, RuleGroups } from "@/components/fleet/rule-groups";
import { SeverityMark, severityTone } from "@/components/key/severity-mark";
import { KeysLink } from "@/components/links/text-link";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import type { RuleId } from "@/lib/audit/findings/rules";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { KeyRef } from "@/lib/audit/key-ref";
import { counted } from "@/lib/audit/words";
import { ShareBar } from "./share-bar";

const RulePanel = dynamic(() => import("./rule-panel").then((module) => module.RulePanel), {
  loading: () => <Skeleton className="h-40 w-full" />,
  ssr: false,
});

type FindingsProps = {
  groups: RuleGroups;
  fleet: Fleet;
  /** Keys are still being read. */
  isRunning: boolean;
  /** The expanded rule, and the key in it whose remedy is shown. */
  open: RuleId | null;
  chosen: KeyRef | null;
  onOpen: (rule: RuleId | null) => void;
  onChoose: (key: KeyRef | null) => void;
};

/** Every rule with its outcome, worst first. A rule expands to its three answers, its keys and their remedies. */
export function Findings(props: FindingsProps) {
  const { found, open, clear } = props.groups;
  const all = found.length + open.length + clear.length;
  const unknown = open.length === 0 ? "" : `; ${counted(open.length)} lacked data`;
  return (
    <Section
      title="Findings"
      className="min-w-0"
      note={`${counted(found.length)} of ${all} checks found issues${props.isRunning ? " so far" : ""}${unknown}; ${counted(clear.length)} passed.`}
    >
      <ul className="sm:grid sm:grid-cols-[auto_minmax(0,1fr)_4rem_auto] sm:gap-x-4">
        {found.map((group) => (
          <RuleRow key={group.rule.id} group={group} {...props} />
        ))}
      </ul>
      <Others
        title={`No issues found, but data is missing: ${counted(open.length)}`}
        groups={open}
        word={(group) => ruleUnknown(group, props.isRunning)}
        severity="unknown"
      />
      <Others
        title={`Passed: ${counted(clear.length)}`}
        groups={clear}
        word={(group) => ruleCount(group)}
      />
    </Section>
  );
}

/** The element ID of a rule, to scroll to it from elsewhere. */
export function ruleElementId(rule: RuleId): string {
  return `rule-${rule}`;
}

function RuleRow({ group, ...props }: FindingsProps & { group: RuleGroup }) {
  const { rule, outcome, findings } = group;
  const isOpen = props.open === rule.id;
  const id = ruleElementId(rule.id);
  const count = ruleCount(group);
  return (
    <li
      className={clsx(
        "border-line border-b sm:col-span-full sm:grid sm:grid-cols-subgrid",
        isOpen && "sm:bg-surface",
      )}
    >
      <div className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2 hover:bg-sunken sm:col-span-full sm:min-h-9 sm:grid-cols-subgrid sm:py-1">
        <SeverityMark severity={rule.severity} className="col-span-2 sm:col-span-1" />
        <h3 className="min-w-0 text-sm">
          <button
            type="button"
            id={id}
            aria-expanded={isOpen}
            aria-controls={`${id}-panel`}
            onClick={() => props.onOpen(isOpen ? null : rule.id)}
            className="flex min-h-6 w-full items-center gap-1.5 text-left font-medium after:absolute after:inset-0"
          >
            <ChevronRight
              aria-hidden="true"
              className={clsx(
                "size-4 shrink-0 text-ink-3 transition-transform",
                isOpen && "rotate-90",
              )}
            />
            {rule.title}
          </button>
        </h3>
        <div className={clsx("hidden sm:block", severityTone(rule.severity))}>
          {outcome.total > 1 && (
            <ShareBar value={findings.length} unknown={outcome.unknown} total={outcome.total} />
          )}
        </div>
        <span className="figures relative flex flex-col items-end text-xs">
          {rule.about === "key" ? (
            <KeysLink to={{ rule: [rule.id] }} look="quiet">
              {count}
            </KeysLink>
          ) : (
            count
          )}
          {outcome.unknown > 0 && (
            <span className="text-right text-ink-2">{ruleUnknown(group, props.isRunning)}</span>
          )}
        </span>
      </div>
      <div id={`${id}-panel`} hidden={!isOpen} className="sm:col-span-full">
        {isOpen && <RulePanel group={group} {...props} />}
      </div>
    </li>
  );
}

function Others({
  title,
  groups,
  word,
  severity,
}: {
  title: string;
  groups: readonly RuleGroup[];
  word: (group: RuleGroup) => string;
  severity?: "unknown";
}) {
  if (groups.length === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="flex min-h-6 items-center gap-2 text-ink-2 underline decoration-line underline-offset-4 hover:text-ink">
        {title}
      </summary>
      <ul className="mt-1 divide-y divide-line">
        {groups.map((group) => (
          <li key={group.rule.id} className="flex min-h-8 items-center gap-3 py-1">
            {severity !== undefined && <SeverityMark severity={severity} />}
            <span className="min-w-0 flex-1">{group.rule.title}</span>
            <span className="figures text-ink-2 text-xs">{word(group)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
