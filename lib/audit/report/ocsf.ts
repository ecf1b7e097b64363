import { adviceFor } from "../findings/advice";
import { type Finding, findingId, ruleTitle } from "../findings/finding";
import type { Severity } from "../findings/rules";
import { keyRef } from "../key-ref";
import type { ShownMail } from "../last-mail/last-mail";
import { lastMailWords } from "../last-mail/words";
import { waiverWords } from "../policy/outcome-words";
import type { KeyPolicy } from "../policy-outcome";
import { ownershipOf } from "./ownership-of";
import type { Report, ReportRow } from "./report";

/**
 * The release of the Open Cybersecurity Schema Framework that the lines follow: the first whose findings list
 * `resources`.
 */
const OCSF_VERSION = "1.3.0";

const SEVERITY_ID: Record<Severity, number> = { info: 1, low: 2, medium: 3, high: 4, critical: 5 };
const [FAIL, WARNING] = [
  { status_id: 3, status: "Fail" },
  { status_id: 2, status: "Warning" },
];

type Subject = {
  account: string;
  label: string;
  api_key_id: string | null;
  name: string;
  lastMail: ShownMail | null;
  policy: KeyPolicy | null;
};

/** The fields that all lines share. @param time epoch ms, of the report */
function event({ tool }: Report, time: number, severityId: number) {
  return {
    activity_id: 1,
    category_uid: 2,
    class_uid: 2003,
    type_uid: 200_301,
    time,
    severity_id: severityId,
    status_id: 1,
    metadata: {
      version: OCSF_VERSION,
      product: { name: tool.name, vendor_name: tool.name, version: tool.version },
    },
  };
}

function resourcesOf({ account, label, api_key_id, name }: Subject) {
  const owner = { name: label, uid: account };
  return api_key_id === null
    ? [{ type: "SendGrid account", uid: account, name: label }]
    : [{ type: "SendGrid API key", uid: keyRef({ account, api_key_id }), name, owner }];
}

const compliance = (control: string, outcome: typeof FAIL) => {
  return { control, standards: ["SendGrid Key Audit rules"], ...outcome };
};

function found(report: Report, time: number, finding: Finding, subject: Subject) {
  const title = ruleTitle(finding);
  const { todo, fix } = adviceFor(finding.rule);
  const desc = [title, finding.detail].filter((part) => part !== "").join(": ");
  return {
    ...event(report, time, SEVERITY_ID[finding.severity]),
    ...suppressed(finding),
    finding_info: { uid: findingId(finding), title, desc, types: [finding.rule] },
    compliance: compliance(finding.rule, FAIL),
    remediation: { desc: `${todo} ${fix}` },
    resources: resourcesOf(subject),
    ...unmapped(subject, finding.scopes),
  };
}

/** Facts that OCSF has no field for. */
function unmapped({ lastMail, policy }: Subject, scopes: readonly string[]) {
  const fields = {
    ...(scopes.length > 0 && { scopes }),
    ...(lastMail !== null && { last_mail: lastMailWords(lastMail) }),
    ...(policy !== null && ownershipOf(policy)),
  };
  return Object.keys(fields).length > 0 && { unmapped: fields };
}

/** A waived finding stays in the file, as OCSF has it: suppressed, with who waived it. */
function suppressed({ waived }: Finding) {
  if (waived === undefined) return {};
  return { status_id: 3, comment: `Waived by ${waiverWords(waived)}: ${waived.reason}` };
}

/** Uses OCSF's own status for "no result for lack of information": an unread key is never a pass. */
function unread(report: Report, time: number, subject: Subject, why: string) {
  const uid = `not-read:${subject.account}:${subject.api_key_id ?? ""}`;
  return {
    ...event(report, time, 0),
    finding_info: { uid, title: "Could not be read", desc: why, types: ["not-read"] },
    compliance: compliance("not-read", WARNING),
    resources: resourcesOf(subject),
    ...unmapped(subject, []),
  };
}

const subjectIn =
  ({ policy: whole }: Report) =>
  ({ key, account, lastMail, policy }: ReportRow): Subject => ({
    ...key,
    label: account?.label ?? key.account,
    lastMail,
    policy: whole?.hasOwners === true ? policy : null,
  });

/** A report as OCSF Compliance Findings (class 2003): a line of JSON for each finding and for each thing not read. */
export function reportOcsf(report: Report): string {
  const time = Date.parse(report.madeAt);
  const subjectOf = subjectIn(report);
  const labels = new Map(report.rows.map(({ key, account }) => [key.account, account?.label]));
  const ofAccount = (account: string): Subject => {
    const label = labels.get(account) ?? account;
    return { account, label, api_key_id: null, name: "", lastMail: null, policy: null };
  };
  const whys = new Map(report.holes.map((hole) => [keyRef(hole), hole]));
  const whyOf = ({ key }: ReportRow) => {
    return whys.get(keyRef(key))?.message ?? "The scan ended before reading it.";
  };
  const lines = [
    ...report.accountFindings.map((one) => found(report, time, one, ofAccount(one.account))),
    ...report.rows.flatMap((row) =>
      row.findings.map((one) => found(report, time, one, subjectOf(row))),
    ),
    ...report.holes
      .filter(({ api_key_id }) => api_key_id === null)
      .map((hole) => unread(report, time, ofAccount(hole.account), hole.message)),
    ...report.rows
      .filter(({ analysis }) => analysis === null)
      .map((row) => unread(report, time, subjectOf(row), whyOf(row))),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
