import { catalogueWords } from "../catalogue/version";
import { csvTable, NOT_READ } from "../csv";
import { lastMailWords } from "../last-mail/words";
import { waivedWords } from "../policy/outcome-words";
import { isoTime } from "../words";
import { lifeColumns } from "./life-columns";
import { NOT_EXPOSED, NOT_EXPOSED_FIELDS, type Report, type ReportRow } from "./report";

const NOT_ASKED = "unknown: not asked";

type Column = readonly [string, (row: ReportRow, report: Report) => string | number];

/** A column that comes from the scopes, and says so if they are not read. */
function known(
  name: string,
  value: (analysis: NonNullable<ReportRow["analysis"]>) => string | number,
): Column {
  return [name, ({ analysis }) => (analysis ? value(analysis) : NOT_READ)];
}

function lastEvent({ lastMail }: ReportRow): string {
  if (lastMail?.state !== "sent") return "";
  return lastMail.lastEventMs === null ? "unknown: not readable" : isoTime(lastMail.lastEventMs);
}

function lastAsked({ lastMail }: ReportRow): string {
  const atMs = lastMail?.askedAtMs ?? null;
  return atMs === null ? "" : isoTime(atMs);
}

/** A column with what the policy says of a key. */
function ofPolicy(
  name: string,
  value: (policy: NonNullable<ReportRow["policy"]>) => string,
): Column {
  return [name, ({ policy }) => (policy === null ? "no policy" : value(policy))];
}

const rulesWith =
  (answer: "broken" | "unknown") =>
  ({ judged }: NonNullable<ReportRow["policy"]>) =>
    judged
      .filter((one) => one.answer === answer)
      .map(({ rule }) => rule)
      .join(" ");

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
  ["waived", ({ findings }) => findings.flatMap(waivedWords).join(" ")],
  ofPolicy("owner", ({ ownership }) => ownership?.owner ?? "unowned"),
  ofPolicy("purpose", ({ ownership }) => ownership?.purpose ?? ""),
  ofPolicy("data_class", ({ ownership }) => ownership?.data ?? ""),
  ofPolicy("policy_broken", rulesWith("broken")),
  ofPolicy("policy_unknown", rulesWith("unknown")),
  ["scopes_read_at", ({ key }) => (key.readAtMs === null ? NOT_READ : isoTime(key.readAtMs))],
  ...lifeColumns("created", ({ created }) => created),
  ...lifeColumns("scopes_changed", ({ rescoped }) => rescoped),
  ["last_mail", ({ lastMail }) => (lastMail ? lastMailWords(lastMail) : NOT_ASKED)],
  ["last_mail_event_at", lastEvent],
  ["last_mail_asked_at", lastAsked],
  ...NOT_EXPOSED_FIELDS.map((name): Column => [name, () => NOT_EXPOSED]),
  ["keys_read_of_total", (_row, { coverage }) => `${coverage.keysRead} of ${coverage.keysTotal}`],
  ["report_complete", (_row, { coverage }) => String(coverage.complete)],
  ["report_beyond", (_row, { coverage }) => coverage.beyond],
  ["report_view", (_row, { view }) => view],
  ["report_made_at", (_row, { madeAt }) => madeAt],
  ["tool_version", (_row, { tool }) => `${tool.name} ${tool.version}`],
  ["catalogue_version", () => catalogueWords()],
];

/** A report as CSV, one row for each key shown; every row carries the coverage, so that no extract loses it. */
export function reportCsv(report: Report): string {
  const { answers } = report;
  const header = COLUMNS.map(([name]) => name);
  const rows = report.rows.map((row, at) => {
    const cells = COLUMNS.map(([, value]) => value(row, report));
    return answers === null ? cells : [...cells, answers[at] ?? ""];
  });
  return csvTable(answers === null ? header : [...header, "answer"], rows);
}
