import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import { type Finding, findingId } from "@/lib/audit/findings/finding";
import { signedInOf } from "@/lib/audit/findings/signed-in";
import { allFindings } from "@/lib/audit/report/report";
import { fleetOfSnapshot } from "@/lib/audit/snapshot/as-fleet";
import { type Changes, compareSnapshots } from "@/lib/audit/snapshot/changes";
import { countChanges, countsSentence, gainedSentence } from "@/lib/audit/snapshot/changes-words";
import { factsOf } from "@/lib/audit/snapshot/facts";
import type { Snapshot } from "@/lib/audit/snapshot/snapshot";
import { countOf } from "@/lib/audit/words";
import { Misuse } from "../exit-code";
import type { ContextOf } from "./contexts";
import { type Read, snapshotIn } from "./formats";
import type { Gathered } from "./gather";

/** What a scan has that its baseline lacked. */
export type News = {
  /** Includes findings of keys that were not read then: nobody knows whether they existed. */
  findings: readonly Finding[];
  changes: Changes;
};

/**
 * @param older the baseline, checked with today's rules and policy too
 * @throws Misuse for a baseline of other accounts
 */
export async function newsOf(
  read: Read,
  reader: Gathered["reader"],
  { older: baseline, contextOf }: { older: Snapshot; contextOf: ContextOf },
): Promise<News> {
  const [older, newer] = [factsOf([baseline])[0], factsOf([snapshotIn(read)])[0]];
  const comparison = older && newer && compareSnapshots(older, newer);
  if (!comparison?.ok) throw new Misuse("The baseline covers other accounts than this scan.");
  const before = fleetOfSnapshot(baseline);
  const { findings } = auditFleet(before, signedInOf(before, reader), await contextOf(before));
  const known = new Set(findings.map(findingId));
  return {
    findings: allFindings(read.report).filter((finding) => !known.has(findingId(finding))),
    changes: comparison.changes,
  };
}

/** Whether there is anything to report. */
export function isNews({ findings, changes }: News): boolean {
  const { added, removed, rescoped, renamed } = countChanges(changes);
  return findings.length > 0 || added + removed + rescoped + renamed > 0;
}

/** What is new, one sentence per line. */
export function newsLines({ findings, changes }: News): string[] {
  const lines = [
    gainedSentence(changes),
    countsSentence(changes),
    findings.length === 0 ? null : `${countOf(findings.length, "new finding")}.`,
  ];
  return lines.filter((line) => line !== null);
}
