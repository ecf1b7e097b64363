import { catalogueLine } from "@/lib/audit/catalogue/catalogue-line";
import { ruleTitle } from "@/lib/audit/findings/finding";
import type { Severity } from "@/lib/audit/findings/rules";
import { totalsSentence } from "@/lib/audit/policy/outcome-words";
import { holeSubject } from "@/lib/audit/report/hole-subject";
import { coverageSentence, type Report, type ReportRow } from "@/lib/audit/report/report";
import { severityCounts } from "@/lib/audit/report/severity-counts";
import { countOf, listed } from "@/lib/audit/words";
import type { Paint } from "../terminal";
import { columns, lineOf, short } from "../text-table";

const NAME = 40;
const LABEL = 24;
const RULES = 3;
const SUBJECT = 100;
/** How many holes to list one by one; the table counts the others, and every file has them. */
const HOLES = 10;

const COLOR: Record<Severity | "unknown" | "none", Parameters<Paint>[0]> = {
  critical: ["bold", "red"],
  high: "red",
  medium: "yellow",
  low: "cyan",
  info: "gray",
  unknown: "magenta",
  none: "gray",
};

function cellsOf({ key, account, analysis, severity, findings }: ReportRow): string[] {
  return [
    severity ?? "none",
    analysis === null ? "?" : String(analysis.exposure.score),
    short(key.name, NAME),
    key.api_key_id,
    short(account?.label ?? key.account, LABEL),
    analysis?.classification.label ?? "not read",
    rulesWords(findings.map(({ rule, waived }) => (waived ? `${rule}(waived)` : rule))),
  ];
}

/** Only the gravest few: a Full Access key has twenty. */
function rulesWords(rules: readonly string[]): string {
  const rest = rules.length - RULES;
  return [...rules.slice(0, RULES), ...(rest > 0 ? [`+${rest}`] : [])].join(" ");
}

const HEADER = ["SEVERITY", "EXPOSURE", "NAME", "API KEY ID", "ACCOUNT", "TYPE", "FINDINGS"];

/**
 * The keys of a report as a table for a terminal, worst first, followed by a summary.
 * @param news what is new since a baseline, one line each
 */
export function scanTable(report: Report, paint: Paint, news: readonly string[]): string {
  const { rows } = report;
  const [header = [], ...lines] = columns([HEADER, ...rows.map(cellsOf)]);
  const table = lines.map(([severity = "", ...rest], at) =>
    lineOf([paint(COLOR[rows[at]?.severity ?? "none"], severity), ...rest]),
  );
  const head = rows.length === 0 ? [] : [paint("bold", lineOf(header)), ...table, ""];
  return `${[...head, ...news, ...summary(report)].join("\n")}\n`;
}

function summary(report: Report): string[] {
  const counts = [...severityCounts(report)].filter(([, count]) => count > 0);
  const words = counts.map(([worst, count]) => `${count} ${worst === "none" ? "clean" : worst}`);
  return [
    `${countOf(report.rows.length, "key")}${words.length === 0 ? "" : `: ${listed(words)}`}.`,
    ...(report.policy === null
      ? []
      : [`Policy ${short(report.policy.file, NAME)}: ${totalsSentence(report.policy.totals)}`]),
    ...report.accountFindings.map((finding) => {
      const { account, severity, detail } = finding;
      return `${severity}: ${short(account, NAME)}: ${ruleTitle(finding)} (${detail})`;
    }),
    ...notRead(report),
    ...unknownScopes(report),
    coverageSentence(report),
  ];
}

function notRead({ holes }: Report): string[] {
  const told = holes.slice(0, HOLES).map((hole) => {
    return `not read: ${short(holeSubject(hole), SUBJECT)}: ${hole.message}`;
  });
  const rest = holes.length - told.length;
  return rest > 0 ? [...told, `not read: ${countOf(rest, "more", "more")}`] : told;
}

/** SendGrid's scopes that our catalogue lacks, each with the line that would add it. */
function unknownScopes({ rows }: Report): string[] {
  const unknown = new Set(rows.flatMap(({ analysis }) => analysis?.unknown ?? []));
  if (unknown.size === 0) return [];
  const lines = [...unknown].sort().map((scope) => `  ${catalogueLine(scope) ?? short(scope, 80)}`);
  const what = countOf(unknown.size, "scope is", "scopes are");
  return [
    `${what} not in the catalogue. To add, check and append to lib/audit/catalogue/scopes.csv:`,
    ...lines,
  ];
}
