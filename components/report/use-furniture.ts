"use client";
import { sha256 } from "@/components/ui/digest";
import { usePageFurniture } from "@/components/ui/print/use-page-furniture";
import { useAnswer } from "@/components/ui/worker/use-answer";
import { catalogueWords } from "@/lib/audit/catalogue/version";
import { coverageSentence, type Report } from "@/lib/audit/report/report";
import { type Snapshot, snapshotText } from "@/lib/audit/snapshot/snapshot";

/**
 * The headers and footers of every printed page: coverage, hash and tool.
 * @returns the hash of the report's basis; undefined: not computed yet, null: this browser cannot
 */
export function useFurniture(report: Report, snapshot: Snapshot): string | null | undefined {
  // Hashes only the snapshot: other parts of the report may arrive later and do not change it.
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
