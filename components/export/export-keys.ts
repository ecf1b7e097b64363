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

/** The input of an export. Plain facts that can be sent to a worker, which computes the findings again. */
export type ExportRequest = {
  format: ExportFormat;
  fleet: Fleet;
  signedIn: SignedInKey | null;
  context?: AuditContext | undefined;
  /** The keys shown, as indexes into the fleet's keys, in display order. */
  shown: readonly number[];
  /** The active filters or the question, to be written into the file. */
  view: string;
  /** What the view says about each key shown; null when it only lists them. */
  answers: readonly string[] | null;
};

/** `note`: what the reader must know before using the file; null: nothing. */
export type Exported = { name: string; file: Blob; note: string | null };

/** Exports the keys shown. A fleet of 20,000 keys takes seconds, so call it in a worker. */
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
