import { findingId } from "../findings/finding";
import type { Interval } from "../interval";
import { totalsSentence } from "../policy/outcome-words";
import type { KeyPolicy, PolicyOutcome } from "../policy-outcome";
import { jsonOfKeys } from "./json-lines";
import { ownershipOf } from "./ownership-of";
import { coverageSentence, NOT_EXPOSED, NOT_EXPOSED_FIELDS, type Report } from "./report";

/** Bump this when a field of the JSON goes or changes its meaning. */
const REPORT_JSON_VERSION = 2;

const between = (interval: Interval | null) =>
  interval && { after_ms: interval.afterMs, before_ms: interval.byMs };

const policyOfKey = (policy: KeyPolicy) => ({ ...ownershipOf(policy), rules: policy.judged });

const policyHead = ({ file, totals, rules, builtin, waivers }: PolicyOutcome) => ({
  file,
  ...totals,
  sentence: totalsSentence(totals),
  rules,
  builtin: Object.fromEntries(builtin),
  waivers: waivers.map(({ daysLeft, scopeSets, ...waiver }) => {
    return { ...waiver, days_left: daysLeft, scope_sets_sha256: scopeSets };
  }),
});

/**
 * A report as JSON, one line for each key; a field has SendGrid's name if SendGrid has the field. Null means "not
 * read".
 */
export function reportJson(report: Report): string {
  const { tool, catalogue, madeAt, view, answers, coverage, holes, accountFindings } = report;
  const keys = report.rows.map(
    ({ key, account, analysis, findings, severity, life, lastMail, policy }, at) => ({
      account: key.account,
      account_label: account?.label ?? null,
      region: account?.region ?? null,
      disabled: account?.disabled ?? null,
      api_key_id: key.api_key_id,
      name: key.name,
      ...(answers !== null && { answer: answers[at] ?? null }),
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
      life: life && {
        created: between(life.created),
        renamed: between(life.renamed),
        scopes_changed: between(life.rescoped),
      },
      last_mail: lastMail && {
        state: lastMail.state,
        last_event_ms: lastMail.state === "sent" ? lastMail.lastEventMs : null,
        asked_at_ms: lastMail.askedAtMs,
        reason: lastMail.state === "cannot_ask" ? lastMail.reason : null,
      },
      ...(policy !== null && { policy: policyOfKey(policy) }),
      findings: findings.map((finding) => ({ id: findingId(finding), ...finding })),
    }),
  );
  const head = {
    version: REPORT_JSON_VERSION,
    tool,
    catalogue,
    made_at: madeAt,
    view,
    coverage: { ...coverage, sentence: coverageSentence(report) },
    not_read: holes,
    not_exposed: { fields: NOT_EXPOSED_FIELDS, why: NOT_EXPOSED },
    ...(report.policy !== null && { policy: policyHead(report.policy) }),
    account_findings: accountFindings.map((finding) => ({ id: findingId(finding), ...finding })),
  };
  return jsonOfKeys(head, keys);
}
