"use client";
import { sha256 } from "@/components/ui/digest";
import { usePageFurniture } from "@/components/ui/print/use-page-furniture";
import { useAnswer } from "@/components/ui/worker/use-answer";
import { catalogueWords } from "@/lib/audit/catalogue/version";
import { coverageSentence, type Report } from "@/lib/audit/report/report";
import { type Snapshot, snapshotText } from "@/lib/audit/snapshot/snapshot";

/**
 * What stands around every printed page: coverage, hash and tool.
 * @returns the hash of what the report rests on; undefined: being worked out, null: this browser cannot
 */
export function useFurniture(report: Report, snapshot: Snapshot): string | null | undefined {
  // Of the snapshot alone: what else the report tells may come later, and changes nothing of it.
  const { answer, isBusy } = useAnswer(snapshot, (of) => sha256(snapshotText(of)));
  const hash = isBusy ? undefined : answer;
  const { tool, madeAt, coverage } = report;
  usePageFurniture({
    head: `API key audit, ${madeAt.slice(0, 16).replace("T", " ")} UTC`,
    tool: `${tool.name} ${tool.version}, ${catalogueWords()}`,
    foot: (coverage.complete ? "" : "INCOMPLETE. ") + coverageSentence(report),
    hash: hash ? `SHA-256 ${hash}` : "",
  });
  return hash;
}
