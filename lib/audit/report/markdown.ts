import { SEVERITIES } from "../findings/rules";
import { groupBy } from "../group-by";
import { withHiddenNamed } from "../hidden-characters";
import { totalsSentence } from "../policy/outcome-words";
import { countOf, listed } from "../words";
import { holeSubject } from "./hole-subject";
import { mailSentence } from "./mail-counts";
import { allFindings, coverageSentence, type Report } from "./report";
import { severityCounts } from "./severity-counts";

/** Row limits for a table, tried until one fits: people read a summary. */
const SHOWN = [200, 80, 30, 10, 3];
/** What a pull request comment holds, in characters; GitHub refuses a longer one entirely. */
const MAX_SIGNS = 65_000;

/** Foreign text in a cell: escapes what Markdown or HTML would interpret, and names hidden characters. */
function cell(text: string): string {
  return withHiddenNamed(text)
    .replace(/[\\`*_{}[\]()#+\-.!|~>@:]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function rulesTable(report: Report): string[] {
  const byRule = groupBy(allFindings(report), ({ rule }) => rule);
  const found = report.rules.flatMap((rule) => {
    const findings = byRule.get(rule.id) ?? [];
    const waived = findings.filter((one) => one.waived !== undefined).length;
    return findings.length === 0 ? [] : [{ ...rule, count: findings.length, waived }];
  });
  const rank = ({ severity }: (typeof found)[number]) => SEVERITIES.indexOf(severity);
  const lines = found
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count)
    .map(({ severity, title, count, waived }) => [
      severity,
      cell(title),
      waived === 0 ? String(count) : `${count}, ${waived} waived`,
    ]);
  return lines.length === 0 ? [] : [table(["Severity", "Finding", "Times"], lines)];
}

function keysTable({ rows, policy }: Report, most: number): string[] {
  const found = rows.filter(({ findings }) => findings.length > 0);
  if (found.length === 0) return [];
  const isOwned = policy?.hasOwners === true;
  const lines = found
    .slice(0, most)
    .map(({ key, account, analysis, severity, findings, policy: own }) => [
      severity ?? "",
      cell(key.name),
      `\`${key.api_key_id}\``,
      cell(account?.label ?? key.account),
      ...(isOwned ? [cell(own?.ownership?.owner ?? "no owner")] : []),
      analysis?.classification.label ?? "not read",
      findings
        .map(({ rule, waived }) => (waived ? `${cell(rule)} (waived)` : cell(rule)))
        .join(", "),
    ]);
  const rest = found.length - lines.length;
  const owner = isOwned ? ["Owner"] : [];
  const header = ["Severity", "Key", "API key ID", "Account", ...owner, "Type", "Findings"];
  const more =
    rest > 0 ? `\n\n${countOf(rest, "more key")} with findings: see the other formats.` : "";
  return [table(header, lines) + more];
}

/** What the policy says: whether it holds, each rule with its denominator, and what is waived until when. */
function policyPart({ policy }: Report, most: number): string[] {
  if (policy === null) return [];
  const rules = policy.rules.map(({ id, severity, broken, waived, unknown, applies }) => [
    broken > waived ? "❌" : unknown > 0 ? "❔" : "✅",
    cell(id),
    severity,
    `${broken - waived} of ${applies}`,
    String(waived),
    String(unknown),
  ]);
  const waivers = policy.waivers
    .slice(0, most)
    .map((waiver) => [
      cell(waiver.rule),
      cell(waiver.target),
      cell(waiver.standing === "counts" ? `through ${waiver.expires}` : waiver.problems.join(" ")),
      cell(waiver.approver ?? "nobody"),
    ]);
  const rest = Math.max(0, rules.length - most) + Math.max(0, policy.waivers.length - most);
  const ruleHeader = ["", "Rule", "Severity", "Broken by", "Waived", "Unknown"];
  return [
    `## Policy ${cell(policy.file)}`,
    totalsSentence(policy.totals),
    ...(rules.length > 0 ? [table(ruleHeader, rules.slice(0, most))] : []),
    ...(waivers.length > 0 ? [table(["Waiver of", "For", "Counts", "Approved by"], waivers)] : []),
    ...(rest > 0
      ? [
          `${countOf(rest, "more rule or waiver", "more rules and waivers")}: see the other formats.`,
        ]
      : []),
  ];
}

/**
 * A report as Markdown for a job's summary, short enough for a pull request's comment: the sentence first, then the
 * policy, rules, keys, and what was not read.
 */
export function reportMarkdown(report: Report): string {
  for (const most of SHOWN) {
    const text = markdownWith(report, most);
    if (text.length <= MAX_SIGNS) return text;
  }
  return markdownWith(report, 0);
}

function markdownWith(report: Report, most: number): string {
  const counts = [...severityCounts(report)].filter(([, count]) => count > 0);
  const sentence = counts.map(([worst, count]) => `${count} ${worst === "none" ? "clean" : worst}`);
  const holes = report.holes.slice(0, most).map((hole) => {
    return `- ${cell(holeSubject(hole))}: ${cell(hole.message)}`;
  });
  const mail = mailSentence(report);
  const parts = [
    "# SendGrid API keys",
    `${countOf(report.rows.length, "key")}${sentence.length > 0 ? `: ${listed(sentence)}` : ""}. ${coverageSentence(report)}`,
    ...(mail === null ? [] : [mail]),
    ...policyPart(report, most),
    ...rulesTable(report),
    ...keysTable(report, most),
    ...(holes.length > 0 ? [`## Not read\n\n${holes.join("\n")}`] : []),
    `Made ${report.madeAt} by ${report.tool.name} ${report.tool.version}.`,
  ];
  return `${parts.join("\n\n")}\n`;
}
