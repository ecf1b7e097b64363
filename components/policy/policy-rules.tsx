"use client";
import clsx from "clsx";
import { useMemo, useState } from "react";
import { InAccount } from "@/components/key/account-link";
import { KeyLink } from "@/components/key/key-link";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { WaivedLine } from "@/components/key/waived-line";
import { CopyButton } from "@/components/ui/copy-button";
import { FoldMark } from "@/components/ui/disclosure";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import type { PolicyOutcome } from "@/lib/audit/policy-outcome";
import { counted, countOf } from "@/lib/audit/words";
import { waiverSnippet } from "./waiver-snippet";

type Rule = PolicyOutcome["rules"][number];

/** How many of a rule's keys to render; an account may have thousands. */
const SHOWN = 50;

/** "3 of 12 keys, 2 unknown, 1 waived": of the keys that the rule applies to. */
function ruleWords({ applies, broken, waived, unknown }: Rule): string {
  const more = [
    ...(unknown > 0 ? [`${counted(unknown)} unknown`] : []),
    ...(waived > 0 ? [`${counted(waived)} waived`] : []),
  ];
  return [`${counted(broken - waived)} of ${countOf(applies, "key")}`, ...more].join(", ");
}

/** Each rule of a policy with its outcome; it expands to the keys that break it or may. */
export function PolicyRules({ outcome, fleet, nowMs }: RulesProps) {
  if (outcome.rules.length === 0) return null;
  return (
    <section>
      <h2 className="font-semibold text-lg">Rules</h2>
      <ul className="mt-2 border-line border-t">
        {outcome.rules.map((rule) => (
          <RuleItem key={rule.rule} {...{ rule, outcome, fleet, nowMs }} />
        ))}
      </ul>
    </section>
  );
}

export type RulesProps = { outcome: PolicyOutcome; fleet: Fleet; nowMs: number };

function RuleItem({ rule, ...props }: RulesProps & { rule: Rule }) {
  const [open, setOpen] = useState(false);
  const isBroken = rule.broken > rule.waived;
  return (
    <li className="border-line border-b">
      <details onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
        <summary className="flex min-h-10 list-none flex-wrap items-center gap-x-3 gap-y-0.5 py-2 hover:bg-sunken">
          <FoldMark />
          {isBroken ? (
            <SeverityMark severity={rule.severity} className="w-20" />
          ) : rule.unknown > 0 ? (
            <SeverityMark severity="unknown" className="w-20" />
          ) : (
            <span className={clsx("w-20 text-xs", rule.applies > 0 ? "text-good" : "text-ink-3")}>
              {rule.applies > 0 ? "Holds" : "No keys"}
            </span>
          )}
          <span className="min-w-0 flex-1 break-words font-medium text-sm">
            <SafeText text={rule.title} />
          </span>
          <span className="figures text-ink-2 text-xs">
            {rule.applies === 0 ? "matches no key" : ruleWords(rule)}
          </span>
        </summary>
        {open && <RuleKeys rule={rule} {...props} />}
      </details>
    </li>
  );
}

function RuleKeys({ rule, outcome, fleet, nowMs }: RulesProps & { rule: Rule }) {
  const found = useMemo(
    () =>
      fleet.keys.flatMap((key) => {
        const told = outcome.keys.get(keyRef(key));
        const judged = told?.judged.find((one) => one.rule === rule.rule);
        return judged === undefined ? [] : [{ key, judged, waived: told?.waived.get(rule.rule) }];
      }),
    [fleet, outcome, rule],
  );
  if (found.length === 0) return <p className="pb-3 pl-7 text-ink-2 text-sm">No key breaks it.</p>;
  return (
    <div className="pb-3 pl-7 text-sm">
      <ul className="divide-y divide-line">
        {found.slice(0, SHOWN).map(({ key, judged, waived }) => (
          <li key={keyRef(key)} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-1.5">
            <span className="min-w-0 flex-1 basis-60">
              <KeyLink apiKey={key} />
              <InAccount fleet={fleet} apiKey={key} />
              <span className="block break-words text-ink-2 text-xs">
                {judged.answer === "unknown" && "Unknown: "}
                <SafeText text={judged.detail} />
              </span>
              {waived !== undefined && <WaivedLine waived={waived} />}
            </span>
            {judged.answer === "broken" && waived === undefined && (
              <CopyButton
                text={waiverSnippet(rule.id, key, outcome.hashes, nowMs)}
                what="waiver to fill in"
              >
                Copy a waiver
              </CopyButton>
            )}
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="mt-1 text-ink-2">And {counted(found.length - SHOWN)} more.</p>
      )}
    </div>
  );
}
