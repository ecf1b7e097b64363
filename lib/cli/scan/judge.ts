import type { AuditContext } from "@/lib/audit/context";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { Finding } from "@/lib/audit/findings/finding";
import { SEVERITIES, type Severity } from "@/lib/audit/findings/rules";
import { signedInOf } from "@/lib/audit/findings/signed-in";
import { arrange } from "@/lib/audit/report/arrange";
import { type Report, reportOf } from "@/lib/audit/report/report";
import { TOOL } from "@/lib/audit/report/tool";
import { EXIT } from "../exit-code";
import type { Read } from "./formats";
import type { Gathered } from "./gather";

/** The report of everything read, with keys in the dashboard's order. */
export function reportOn({ fleet, reader }: Gathered, context: AuditContext): Read {
  const { nowMs } = context;
  const { findings } = auditFleet(fleet, signedInOf(fleet, reader), context);
  const made = { tool: TOOL, madeAt: new Date(nowMs).toISOString(), view: "", context };
  const found = reportOf(fleet, fleet.keys, findings, made);
  const report = { ...found, rows: arrange(found.rows, { sort: "severity", descending: true }) };
  return { report, fleet, target: fleet.target ?? "all", nowMs };
}

/** The lowest severity that fails a scan; `never`: none does. */
export type FailOn = Severity | "never";

/** The exit code of a scan: first by findings that count, then by what could not be read. */
export function judge(
  report: Report,
  found: readonly Finding[],
  { failOn, allowIncomplete }: { failOn: FailOn; allowIncomplete: boolean },
): number {
  const isGrave = ({ severity, waived }: Finding) =>
    failOn !== "never" &&
    waived === undefined &&
    SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
  if (found.some(isGrave)) return EXIT.found;
  return report.coverage.complete || allowIncomplete ? EXIT.clean : EXIT.unread;
}
