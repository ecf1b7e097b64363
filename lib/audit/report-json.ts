import { findingId } from "./finding";
import { coverageSentence, NOT_EXPOSED, type Report } from "./report";

/** Changes whenever a field of the JSON changes its meaning or goes. */
export const REPORT_JSON_VERSION = 1;

/** A report as JSON, indented; field names are SendGrid's where SendGrid has the field. Null is "not read". */
export function reportJson(report: Report): string {
  const { tool, madeAt, view, coverage, holes, accountFindings } = report;
  const keys = report.rows.map(({ key, account, analysis, findings, severity }) => ({
    account: key.account,
    account_label: account?.label ?? null,
    region: account?.region ?? null,
    disabled: account?.disabled ?? null,
    api_key_id: key.api_key_id,
    name: key.name,
    scopes_read: analysis !== null,
    scopes_read_at_ms: key.readAtMs,
    scopes: analysis?.real ?? null,
    scopes_set_by_sendgrid: analysis?.pseudo ?? null,
    scopes_not_in_catalogue: analysis?.unknown ?? null,
    type: analysis?.classification ?? null,
    effects:
      analysis?.effects.map(({ effect, rules }) => {
        return { effect, rules: rules.map(({ rule, scopes }) => ({ rule: rule.id, scopes })) };
      }) ?? null,
    exposure: analysis?.exposure ?? null,
    severity,
    findings: findings.map((finding) => ({ id: findingId(finding), ...finding })),
  }));
  const document = {
    version: REPORT_JSON_VERSION,
    tool,
    made_at: madeAt,
    view,
    coverage: { ...coverage, sentence: coverageSentence(report) },
    not_read: holes,
    not_exposed: { fields: ["created", "created_by", "last_used", "expires"], why: NOT_EXPOSED },
    account_findings: accountFindings.map((finding) => ({ id: findingId(finding), ...finding })),
    keys,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
