import { catalogueWords } from "../catalogue/version";
import { csvTable } from "../csv";
import { isoTime } from "../words";
import { NOT_EXPOSED, type Report, type ReportRow } from "./report";

const UNKNOWN = "unknown: not read";

type Column = readonly [string, (row: ReportRow, report: Report) => string | number];

/** A column whose value comes from the scopes, and says so where those are not read. */
function known(
  name: string,
  value: (analysis: NonNullable<ReportRow["analysis"]>) => string | number,
): Column {
  return [name, ({ analysis }) => (analysis ? value(analysis) : UNKNOWN)];
}

const COLUMNS: readonly Column[] = [
  ["account", ({ key }) => key.account],
  ["account_label", ({ account }) => account?.label ?? "unknown"],
  ["region", ({ account }) => account?.region ?? "unknown"],
  ["account_disabled", ({ account }) => (account ? String(account.disabled) : "unknown")],
  ["api_key_id", ({ key }) => key.api_key_id],
  ["name", ({ key }) => key.name],
  known("type", ({ classification }) => classification.label),
  known("type_why", ({ classification }) => classification.why),
  known("scope_count", ({ real }) => real.length),
  known("scopes", ({ real }) => real.join(" ")),
  known("scopes_set_by_sendgrid", ({ pseudo }) => pseudo.join(" ")),
  known("scopes_not_in_catalogue", ({ unknown }) => unknown.join(" ")),
  known("effects", ({ effects }) => effects.map(({ effect }) => effect).join(" ")),
  known("exposure", ({ exposure }) => exposure.score),
  known("exposure_version", ({ exposure }) => exposure.version),
  ["severity", ({ severity }) => severity ?? "none found"],
  ["findings", ({ findings }) => findings.map(({ rule }) => rule).join(" ")],
  ["scopes_read_at", ({ key }) => (key.readAtMs === null ? UNKNOWN : isoTime(key.readAtMs))],
  ["created", () => NOT_EXPOSED],
  ["created_by", () => NOT_EXPOSED],
  ["last_used", () => NOT_EXPOSED],
  ["expires", () => NOT_EXPOSED],
  ["keys_read_of_total", (_row, { coverage }) => `${coverage.keysRead} of ${coverage.keysTotal}`],
  ["report_complete", (_row, { coverage }) => String(coverage.complete)],
  ["report_beyond", (_row, { coverage }) => coverage.beyond],
  ["report_view", (_row, { view }) => view],
  ["report_made_at", (_row, { madeAt }) => madeAt],
  ["tool_version", (_row, { tool }) => `${tool.name} ${tool.version}`],
  ["catalogue_version", () => catalogueWords()],
];

/** A report as CSV, a row for each key shown; every row carries the coverage, so that no extract loses it. */
export function reportCsv(report: Report): string {
  const { answers } = report;
  const header = COLUMNS.map(([name]) => name);
  const rows = report.rows.map((row, at) => {
    const cells = COLUMNS.map(([, value]) => value(row, report));
    return answers === null ? cells : [...cells, answers[at] ?? ""];
  });
  return csvTable(answers === null ? header : [...header, "answer"], rows);
}
