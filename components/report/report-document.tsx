"use client";
import { Printer } from "lucide-react";
import { useMemo, useState } from "react";
import { ExportMenu } from "@/components/export/export-menu";
import { TOOL } from "@/components/export/tool";
import { accountSentence } from "@/components/fleet/account-sentence";
import { readingOf } from "@/components/fleet/reading";
import { ruleGroupsOf } from "@/components/fleet/rule-groups";
import { tallyOf } from "@/components/fleet/tally";
import { useAudit } from "@/components/fleet/use-audit";
import { SafeText } from "@/components/key/safe-text";
import { Button } from "@/components/ui/button";
import { keysInOrder } from "@/lib/audit/effects/order";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Report, reportOf } from "@/lib/audit/report/report";
import { type Snapshot, snapshotOf } from "@/lib/audit/snapshot/snapshot";
import { countOf } from "@/lib/audit/words";
import { Cover } from "./cover";
import { FindingsPart } from "./findings-part";
import { HolesPart } from "./holes-part";
import { KeysPart } from "./keys-part";
import { NotExposed } from "./not-exposed";
import { useFurniture } from "./use-furniture";
import "./report.css";

/** The whole report: what it rests on, the verdict, findings with their answers, every key, and what is not known. */
export function ReportDocument({ fleet, target }: { fleet: Fleet; target: Snapshot["target"] }) {
  const audit = useAudit(fleet);
  const [madeAt] = useState(() => new Date().toISOString());
  const snapshot = useMemo(
    () => snapshotOf(fleet, { tool: TOOL, target, savedAtMs: Date.parse(madeAt) }),
    [fleet, target, madeAt],
  );
  const keys = useMemo(() => keysInOrder(fleet), [fleet]);
  const report = useMemo(
    () => reportOf(fleet, keys, audit.findings, { tool: TOOL, madeAt, view: "Every key" }),
    [fleet, keys, audit, madeAt],
  );
  const furniture = useFurniture(report, snapshot);
  const groups = useMemo(() => ruleGroupsOf(audit), [audit]);
  const sentence = useMemo(() => accountSentence(readingOf(fleet, true), tallyOf(fleet)), [fleet]);
  const [only, ...others] = fleet.accounts.values();
  return (
    <article className="report mx-auto max-w-240">
      <div className="mb-6 flex flex-wrap items-center gap-2 print:hidden">
        <p className="min-w-0 flex-1 basis-60 text-ink-2 text-sm">
          On paper or as a PDF, as it stands here.
        </p>
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
      <Cover report={report} fleet={fleet} snapshot={snapshot} furniture={furniture} />
      <FindingsPart groups={groups} report={report} fleet={fleet} />
      <KeysPart report={report} />
      <HolesPart report={report} fleet={fleet} />
      <NotExposed />
    </article>
  );
}

/** A list that could not be read names nobody, so that "all" would be a claim. */
function accountsTitle({ coverage: { accountsTotal, accountListsUnread } }: Report): string {
  if (accountListsUnread === 0) return `All ${accountsTotal} accounts`;
  return `${countOf(accountsTotal, "account")}, and perhaps others`;
}
