import { byText } from "../by-text";
import type { Finding } from "../findings/finding";
import { countBy } from "../group-by";
import { mailCounts } from "./mail-counts";
import type { Report } from "./report";
import { severityCounts } from "./severity-counts";

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

const PREFIX = "sendgrid_key_audit";

/** A label's value: escapes what would end it or the line, since other people name accounts. */
function quoted(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"')}"`;
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}=${quoted(text)}`);
    return `${PREFIX}_${name}{${pairs.join(",")}} ${value}`;
  });
  return [`# HELP ${PREFIX}_${name} ${help}`, `# TYPE ${PREFIX}_${name} gauge`, ...lines].join(
    "\n",
  );
}

/** The age of the oldest key with a proven age; nothing if no history proves any. */
function oldest({ rows }: Report, labels: Labels): string[] {
  const times = rows.flatMap(({ life }) => life?.created.byMs ?? []);
  if (times.length === 0) return [];
  const at = times.reduce((first, time) => Math.min(first, time)) / 1_000;
  const help = "By when the oldest key was created, as far back as the history goes.";
  return [gauge("oldest_key_timestamp_seconds", help, [[labels, at]])];
}

/** Empty if nobody asked. */
function lastMail(report: Report, labels: Labels): string[] {
  const counts = mailCounts(report);
  if (counts === null) return [];
  const samples = [...counts].map(([state, count]) => [{ ...labels, state }, count] as const);
  const help = "API keys by what Email Activity reported about their last mail.";
  return [gauge("keys_by_last_mail", help, samples)];
}

/**
 * A report as OpenMetrics, also valid in Prometheus' text format, for a textfile collector.
 * @param target an account's id or `all`
 * @param readAtMs epoch ms when the scan ended
 */
export function reportMetrics(report: Report, target: string, readAtMs: number): string {
  const { coverage, rows, accountFindings } = report;
  const own = rows.find(({ key }) => key.account === "self")?.account?.label ?? "";
  const all = { account: own, target };
  const types = countBy(rows.map(({ analysis }) => analysis?.classification.type ?? "unknown"));
  const findings = [...rows.flatMap((row) => row.findings), ...accountFindings];
  const timesOf = (found: readonly Finding[]) => countBy(found.map(({ rule }) => rule));
  const rules = timesOf(findings.filter((one) => one.waived === undefined));
  const waived = timesOf(findings.filter((one) => one.waived !== undefined));
  const unread = coverage.keysTotal - coverage.keysRead;
  const lost = coverage.accountsTotal - coverage.accountsRead + coverage.accountListsUnread;
  const metrics = [
    gauge(
      "keys",
      "API keys by their worst finding; unknown where the scopes could not be read.",
      [...severityCounts(report)].map(([severity, count]) => [{ ...all, severity }, count]),
    ),
    gauge(
      "keys_by_type",
      "API keys by the type inferred from their scopes.",
      [...types].sort(([a], [b]) => byText(a, b)).map(([type, count]) => [{ ...all, type }, count]),
    ),
    gauge(
      "findings",
      "Findings by rule, of keys and of accounts, without those that are waived.",
      report.rules.map(({ id: rule, severity }) => [
        { ...all, rule, severity },
        rules.get(rule) ?? 0,
      ]),
    ),
    ...(waived.size === 0
      ? []
      : [
          gauge(
            "findings_waived",
            "Findings by rule that a waiver of the policy suppresses.",
            [...waived].map(([rule, times]) => [{ ...all, rule }, times]),
          ),
        ]),
    ...lastMail(report, all),
    gauge("keys_unread", "API keys whose scopes could not be read.", [[all, unread]]),
    gauge("accounts", "Accounts that were scanned.", [[all, coverage.accountsTotal]]),
    gauge("accounts_unread", "Accounts, and lists of accounts, that could not be fully read.", [
      [all, lost],
    ]),
    gauge("complete", "1 where everything could be read, else 0.", [
      [all, coverage.complete ? 1 : 0],
    ]),
    ...oldest(report, all),
    gauge("read_timestamp_seconds", "When the last scan ended.", [[all, readAtMs / 1_000]]),
  ];
  return `${metrics.join("\n")}\n# EOF\n`;
}
