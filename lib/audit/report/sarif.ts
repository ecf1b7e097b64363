import { adviceFor } from "../findings/advice";
import type { Severity } from "../findings/rules";
import { totalsSentence } from "../policy/outcome-words";
import { mailSentence } from "./mail-counts";
import { coverageSentence, type Report } from "./report";
import { eachResult, foldedResults, LEVELS, message, NOT_READ } from "./sarif-results";

// The scale that code scanning uses: critical from 9.0, high from 7.0, medium from 4.0.
const SECURITY_SEVERITY: Record<Severity, string> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
  info: "0.0",
};

/** What code scanning accepts in one run, and in one gzipped file. It refuses anything larger entirely. */
export const SARIF_LIMITS = { results: 25_000, gzippedBytes: 10_000_000 };

/**
 * A report as SARIF 2.1.0: findings are failures, and unread keys are open, never passed.
 * @param folded why each finding, account and scope set has one result; null: each key has one
 */
export function reportSarif(report: Report, folded: string | null = null): string {
  const rules = report.rules.map(({ id, severity, title }) => {
    const { todo, falsePositive, fix } = adviceFor(id);
    return {
      id,
      name: id,
      shortDescription: { text: title },
      fullDescription: { text: `${title}. ${todo}` },
      help: { text: `${todo}\n\nFalse positive? ${falsePositive}\n\nFix: ${fix}` },
      defaultConfiguration: { level: LEVELS[severity] },
      properties: { "security-severity": SECURITY_SEVERITY[severity], tags: ["security"] },
    };
  });
  const mail = mailSentence(report);
  const run = {
    tool: {
      driver: { name: report.tool.name, version: report.tool.version, rules: [...rules, NOT_READ] },
      extensions: [
        {
          name: "Scope catalog",
          version: report.catalogue.date,
          properties: { sha256: report.catalogue.sha256, scopes: report.catalogue.scopes },
        },
      ],
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        // A report with gaps is not a successful run: a pipeline that checks this must not pass.
        executionSuccessful: report.coverage.complete,
        endTimeUtc: report.madeAt,
        toolExecutionNotifications: report.holes.map((hole) => ({
          level: "error",
          message: message(
            `${hole.api_key_id ?? "all keys"} of ${hole.account} not read: ${hole.message}`,
          ),
          descriptor: { id: hole.code },
        })),
      },
    ],
    results: folded === null ? eachResult(report) : foldedResults(report),
    properties: {
      coverage: coverageSentence(report),
      view: report.view,
      ...(report.policy !== null && { policy: totalsSentence(report.policy.totals) }),
      ...(mail !== null && { lastMail: mail }),
      ...(folded !== null && { folded }),
    },
  };
  const document = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
