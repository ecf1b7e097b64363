import type { AuditContext } from "@/lib/audit/context";
import { auditFleet, type SignedInKey } from "@/lib/audit/findings/audit-fleet";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { reportCsv } from "@/lib/audit/report/csv";
import { reportJson } from "@/lib/audit/report/json";
import { type Report, reportOf } from "@/lib/audit/report/report";
import { scanningSarif } from "@/lib/audit/report/scanning-sarif";
import { TOOL } from "@/lib/audit/report/tool";
import { exportName } from "./export-name";

export type ExportFormat = "csv" | "json" | "sarif";

type Format = {
  write: (report: Report) => Promise<{ text: string; note: string | null }>;
  type: string;
};

const whole = (write: (report: Report) => string) => async (report: Report) => {
  return { text: write(report), note: null };
};
const FORMATS: Record<ExportFormat, Format> = {
  csv: { write: whole(reportCsv), type: "text/csv;charset=utf-8" },
  json: { write: whole(reportJson), type: "application/json" },
  sarif: { write: scanningSarif, type: "application/sarif+json" },
};

/** What a file is made from. Facts only, so that a worker can be handed it: findings are worked out again there. */
export type ExportRequest = {
  format: ExportFormat;
  fleet: Fleet;
  signedIn: SignedInKey | null;
  context?: AuditContext | undefined;
  /** Which of the fleet's keys are shown, by their place in it, in the order shown. */
  shown: readonly number[];
  /** The filters that are on or the question that was asked: written into the file. */
  view: string;
  /** What the view says of each key shown; null where it says nothing but that it is shown. */
  answers: readonly string[] | null;
};

/** `note`: what the reader has to know of the file before they use it; null: nothing. */
export type Exported = { name: string; file: Blob; note: string | null };

/** Makes a file of the keys shown. A fleet of 20,000 keys takes seconds: for a worker, not for the page. */
export async function exportKeys(request: ExportRequest): Promise<Exported> {
  const { format, fleet, signedIn, context, view, answers } = request;
  const madeAt = new Date().toISOString();
  const shown = request.shown.flatMap((at) => fleet.keys[at] ?? []);
  const { findings } = auditFleet(fleet, signedIn, context);
  const report = reportOf(fleet, shown, findings, { tool: TOOL, madeAt, view, answers, context });
  const [only, ...others] = fleet.accounts.values();
  const { write, type } = FORMATS[format];
  const name = exportName({
    account: others.length === 0 && only !== undefined ? only.label : null,
    madeAt,
    complete: report.coverage.complete && fleet.finishedAtMs !== null,
    extension: format,
    part: { shown: shown.length, of: fleet.keys.length },
  });
  const { text, note } = await write(report);
  return { name, file: new Blob([text], { type }), note };
}
