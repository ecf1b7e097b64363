import { catalogueWords } from "./catalogue-version";
import { isoTime } from "./iso-time";
import { NOT_EXPOSED, type Report, type ReportRow } from "./report";

// Fullwidth signs too: some spreadsheets in East Asian locales read them as formulas.
const FORMULA = /^\s*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;
// Where lists are parted by a semicolon, as in most of Europe, our quotes do not hold: a cell may begin inside a name.
// Blanks and quotes before it do not keep it from being one; each separator within those begins a cell of its own.
const INNER_FORMULA = /[;\t\r\n](?=(?:[^\S\t\r\n]|")*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * A CSV cell, always quoted (RFC 4180). What a spreadsheet could take for a formula gets an apostrophe before it: key
 * names are written by others. NUL ends a cell in some programs, so it is replaced.
 */
export function csvCell(value: string | number): string {
  const text = String(value);
  const formula = typeof value === "string" && FORMULA.test(text);
  const safe = (formula ? `'${text}` : text)
    .replaceAll("\0", "\uFFFD")
    .replaceAll(INNER_FORMULA, "$&'");
  return `"${safe.replaceAll('"', '""')}"`;
}

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
  const header = COLUMNS.map(([name]) => csvCell(name));
  if (answers !== null) header.push(csvCell("answer"));
  const rows = report.rows.map((row, at) => {
    const cells = COLUMNS.map(([, value]) => csvCell(value(row, report)));
    if (answers !== null) cells.push(csvCell(answers[at] ?? ""));
    return cells.join(",");
  });
  return `${[header.join(","), ...rows].join("\r\n")}\r\n`;
}
