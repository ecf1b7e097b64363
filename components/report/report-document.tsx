"use client";
import { Printer } from "lucide-react";
import { useMemo, useState } from "react";
import { ExportMenu } from "@/components/export/export-menu";
import { accountSentence } from "@/components/fleet/account-sentence";
import { readingOf } from "@/components/fleet/reading";
import { ruleGroupsOf } from "@/components/fleet/rule-groups";
import { tallyOf } from "@/components/fleet/tally";
import { useAudit } from "@/components/fleet/use-audit";
import { SafeText } from "@/components/key/safe-text";
import { Button } from "@/components/ui/button";
import { Bullets, Section } from "@/components/ui/section";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keysBySeverity } from "@/lib/audit/report/by-severity";
import { type Report, reportOf } from "@/lib/audit/report/report";
import { TOOL } from "@/lib/audit/report/tool";
import { type Snapshot, snapshotOf } from "@/lib/audit/snapshot/snapshot";
import { countOf } from "@/lib/audit/words";
import { AccountsPart } from "./accounts-part";
import { Cover } from "./cover";
import { FindingsPart } from "./findings-part";
import { HolesPart } from "./holes-part";
import { IndexPart } from "./index-part";
import { scopeSets } from "./scope-sets";
import { ScopeSetsPart } from "./scope-sets-part";
import { useFurniture } from "./use-furniture";
import "./report.css";

/** What no report on SendGrid keys can tell. Listed, so that nobody takes silence for an answer. */
const NOT_EXPOSED = [
  "When a key was created, who created it, and whether it expires.",
  "When it was last used, from where, and for what.",
  "What type it is. Full Access, Custom and Billing are inferred from its scopes.",
];

/** The whole report: its basis, accounts and keys worst first, findings with their answers, and what is unknown. */
export function ReportDocument({
  fleet: newest,
  target,
}: {
  fleet: Fleet;
  target: Snapshot["target"];
}) {
  const { fleet, audit, context } = useAudit(newest);
  const [madeAt] = useState(() => new Date().toISOString());
  const snapshot = useMemo(
    () => snapshotOf(fleet, { tool: TOOL, target, savedAtMs: Date.parse(madeAt) }),
    [fleet, target, madeAt],
  );
  const keys = useMemo(() => keysBySeverity(fleet, audit.findings), [fleet, audit]);
  const report = useMemo(
    () => reportOf(fleet, keys, audit.findings, { tool: TOOL, madeAt, view: "Every key", context }),
    [fleet, keys, audit, madeAt, context],
  );
  const sha256 = useFurniture(report, snapshot);
  const groups = useMemo(() => ruleGroupsOf(audit), [audit]);
  const sets = useMemo(() => scopeSets(report.rows), [report]);
  const numbers = useMemo(
    () => new Map(groups.found.map(({ rule }, at) => [rule.id, `F${at + 1}`])),
    [groups],
  );
  const sentence = useMemo(() => accountSentence(readingOf(fleet, true), tallyOf(fleet)), [fleet]);
  const [only, ...others] = fleet.accounts.values();
  return (
    <article className="report furnished-pages mx-auto max-w-240">
      <div className="mb-6 flex flex-wrap items-center gap-2 print:hidden">
        <p className="min-w-0 flex-1 basis-60 text-ink-2 text-sm">Print or save as PDF.</p>
        <ExportMenu fleet={fleet} shown={keys} view="Report: every key" />
        <Button tone="primary" onClick={() => window.print()}>
          <Printer aria-hidden="true" className="size-4" />
          Print
        </Button>
      </div>
      <header>
        <p className="font-medium text-ink-2 text-sm">
          API key audit{report.coverage.complete ? "" : ", INCOMPLETE"}
        </p>
        <h1 className="break-words font-semibold text-xl">
          {others.length === 0 && only !== undefined ? (
            <SafeText text={only.label} />
          ) : (
            accountsTitle(report)
          )}
        </h1>
        <p className="mt-2 max-w-[66ch] text-pretty text-lg">{sentence}</p>
      </header>
      <Cover report={report} fleet={fleet} snapshot={snapshot} sha256={sha256} />
      <AccountsPart report={report} fleet={fleet} />
      <IndexPart report={report} sets={sets} numbers={numbers} />
      <FindingsPart groups={groups} numbers={numbers} report={report} fleet={fleet} />
      <HolesPart report={report} fleet={fleet} />
      <Section className="report-part" title="What SendGrid does not expose">
        <Bullets items={NOT_EXPOSED} className="max-w-[70ch] space-y-1 pl-5 text-sm" />
      </Section>
      <ScopeSetsPart sets={sets} />
    </article>
  );
}

/** A list that could not be read may hide more accounts, so "all" would be a claim. */
function accountsTitle({ coverage: { accountsTotal, accountListsUnread } }: Report): string {
  if (accountListsUnread === 0) return `All ${accountsTotal} accounts`;
  return `${countOf(accountsTotal, "account")}, and perhaps others`;
}
