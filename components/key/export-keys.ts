import type { Audit } from "@/lib/audit/findings";
import type { Fleet, FleetKey } from "@/lib/audit/fleet";
import { reportOf } from "@/lib/audit/report";
import { reportCsv } from "@/lib/audit/report-csv";
import { reportJson } from "@/lib/audit/report-json";
import { reportSarif } from "@/lib/audit/report-sarif";
import { exportName } from "./export-name";
import { saveFile } from "./save-file";
import { TOOL } from "./tool";

export const FORMATS = {
  csv: { write: reportCsv, type: "text/csv;charset=utf-8" },
  json: { write: reportJson, type: "application/json" },
  sarif: { write: reportSarif, type: "application/sarif+json" },
};
export type ExportFormat = keyof typeof FORMATS;

/**
 * Makes a file of the keys shown and hands it to the reader. Load it lazily: it brings every writer and sentence along.
 * @param view the filters that are on, as the address has them
 * @returns the file's name
 */
export function exportKeys(
  format: ExportFormat,
  {
    fleet,
    shown,
    audit,
    view,
  }: { fleet: Fleet; shown: readonly FleetKey[]; audit: Audit; view: string },
): string {
  const madeAt = new Date().toISOString();
  const report = reportOf(fleet, shown, audit.findings, { tool: TOOL, madeAt, view });
  const [only, ...others] = fleet.accounts.values();
  const { write, type } = FORMATS[format];
  const name = exportName({
    account: others.length === 0 && only !== undefined ? only.label : null,
    madeAt,
    complete: report.coverage.complete && fleet.finishedAtMs !== null,
    extension: format,
  });
  saveFile(name, write(report), type);
  return name;
}
