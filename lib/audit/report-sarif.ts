import { type Finding, findingId } from "./finding";
import { FINDING_ADVICE } from "./finding-advice";
import { FINDING_RULES, type Severity } from "./finding-rules";
import { pathSegment } from "./path-segment";
import { coverageSentence, type Report } from "./report";

const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

// The scale that code scanning reads: critical from 9.0, high from 7.0, medium from 4.0.
const SECURITY_SEVERITY: Record<Severity, string> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
  info: "0.0",
};

const NOT_READ = {
  id: "not-read",
  name: "not-read",
  shortDescription: { text: "Could not be read" },
  fullDescription: { text: "Its scopes are not known, so no rule about scopes can say anything." },
  defaultConfiguration: { level: "none" },
} as const;

/** A message as plain text: what SARIF would take for a link in it is not one, since key names are written by others. */
function message(text: string): { text: string } {
  return { text: text.includes("](") ? text.replace(/[\\[\]]/g, "\\$&") : text };
}

/** SARIF wants a file; the key's place in the API stands for one, so that results of a key stay together. */
function locations(account: string, api_key_id: string | null) {
  const path = ["sendgrid", account, "api_keys", ...(api_key_id === null ? [] : [api_key_id])];
  const uri = path.map(pathSegment).join("/");
  const name = api_key_id === null ? account : `${account}/${api_key_id}`;
  return [
    {
      physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
      logicalLocations: [{ fullyQualifiedName: name, kind: "resource" }],
    },
  ];
}

function resultOf(finding: Finding, name: string | null) {
  const rule = FINDING_RULES.findIndex(({ id }) => id === finding.rule);
  const who = name === null ? finding.account : `"${name}" (${finding.api_key_id})`;
  const what = [FINDING_RULES[rule]?.title ?? finding.rule, finding.detail]
    .filter(Boolean)
    .join(": ");
  const scopes = finding.scopes.length > 0 ? ` Scopes: ${finding.scopes.join(", ")}.` : "";
  return {
    ruleId: finding.rule,
    ruleIndex: rule,
    kind: "fail",
    level: LEVELS[finding.severity],
    message: message(`${who}: ${what}.${scopes}`),
    locations: locations(finding.account, finding.api_key_id),
    partialFingerprints: { "findingId/v1": findingId(finding) },
  };
}

/** A report as SARIF 2.1.0: findings as failures, keys that could not be read as open, never as passed. */
export function reportSarif(report: Report): string {
  const rules = FINDING_RULES.map(({ id, severity, title }) => {
    const { todo, falsePositive, fix } = FINDING_ADVICE[id];
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
  const open = report.rows
    .filter(({ analysis }) => analysis === null)
    .map(({ key }) => ({
      ruleId: NOT_READ.id,
      ruleIndex: rules.length,
      kind: "open",
      level: "none",
      message: message(`"${key.name}" (${key.api_key_id}): its scopes are not read.`),
      locations: locations(key.account, key.api_key_id),
      partialFingerprints: { "findingId/v1": `not-read:${key.account}:${key.api_key_id}` },
    }));
  const run = {
    tool: {
      driver: { name: report.tool.name, version: report.tool.version, rules: [...rules, NOT_READ] },
      extensions: [
        {
          name: "Catalogue of scopes",
          version: report.catalogue.date,
          properties: { sha256: report.catalogue.sha256, scopes: report.catalogue.scopes },
        },
      ],
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        // A report with gaps is not a successful run: a pipeline that looks here must not pass on it.
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
    results: [
      ...report.accountFindings.map((finding) => resultOf(finding, null)),
      ...report.rows.flatMap(({ key, findings }) => findings.map((one) => resultOf(one, key.name))),
      ...open,
    ],
    properties: { coverage: coverageSentence(report), view: report.view },
  };
  const document = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
