import type { Fleet } from "@/lib/audit/fleet/fleet";
import { reportCsv } from "@/lib/audit/report/csv";
import { reportJson } from "@/lib/audit/report/json";
import { reportMarkdown } from "@/lib/audit/report/markdown";
import { reportOcsf } from "@/lib/audit/report/ocsf";
import { reportMetrics } from "@/lib/audit/report/openmetrics";
import type { Report } from "@/lib/audit/report/report";
import { scanningSarif } from "@/lib/audit/report/scanning-sarif";
import { snapshotFile, snapshotOf, snapshotText } from "@/lib/audit/snapshot/snapshot";
import { sha256 } from "@/lib/server/process/sha256";

/** The input for every format. */
export type Read = { report: Report; fleet: Fleet; target: string; nowMs: number };

/** The text of a file, and a note for its user; null: none. */
type Made = { text: string; note: string | null };

const whole = (text: string): Made => ({ text, note: null });

/** The results as a snapshot. */
export function snapshotIn({ fleet, target, report, nowMs }: Read) {
  return snapshotOf(fleet, { tool: report.tool, target, savedAtMs: nowMs });
}

/** Every format by its option: its purpose, and how to make it. */
export const FORMATS = {
  json: {
    about: "everything, for another program",
    make: ({ report }: Read) => whole(reportJson(report)),
  },
  csv: {
    about: "a row for each key, for a spreadsheet",
    make: ({ report }: Read) => whole(reportCsv(report)),
  },
  sarif: {
    about: "the findings, for code scanning",
    make: ({ report }: Read) => scanningSarif(report),
  },
  markdown: {
    about: "the findings, for a job’s summary",
    make: ({ report }: Read) => whole(reportMarkdown(report)),
  },
  openmetrics: {
    about: "counts, for Prometheus' textfile collector",
    make: ({ report, fleet, target, nowMs }: Read) =>
      whole(reportMetrics(report, target, fleet.finishedAtMs ?? nowMs)),
  },
  ocsf: {
    about: "the findings as OCSF, a JSON line each, for a SIEM",
    make: ({ report }: Read) => whole(reportOcsf(report)),
  },
  snapshot: {
    about: "what was read, to compare with a later one",
    make: (read: Read) => {
      const snapshot = snapshotIn(read);
      return whole(snapshotFile(snapshot, sha256(snapshotText(snapshot))));
    },
  },
} satisfies Record<string, { about: string; make: (read: Read) => Made | Promise<Made> }>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
