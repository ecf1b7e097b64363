import { isUnreadList } from "../account";
import { byText } from "../by-text";
import { CATALOGUE_VERSION } from "../catalogue/version";
import type { AuditContext, KeyLife } from "../context";
import { type Analysis, analysisIn } from "../effects/analyse";
import { findingsByKey, severityOfKey } from "../findings/by-key";
import type { Finding } from "../findings/finding";
import { rulesInForce } from "../findings/in-force";
import type { FindingRule, Severity } from "../findings/rules";
import { beyondSentence } from "../fleet/beyond";
import type { Fleet, FleetAccount, FleetKey, Hole } from "../fleet/fleet";
import { keyRef } from "../key-ref";
import type { ShownMail } from "../last-mail/last-mail";
import { lastMailIn } from "../last-mail/last-mail-in";
import type { KeyPolicy, PolicyOutcome } from "../policy-outcome";
import { oneOr } from "../words";

/** One key as every export shows it. A null `analysis` means its scopes are not read. */
export type ReportRow = {
  key: FleetKey;
  account: FleetAccount | null;
  analysis: Analysis | null;
  findings: readonly Finding[];
  severity: Severity | "unknown" | null;
  /** What the history proves about it; null if there is no record, or nobody asked. */
  life: KeyLife | null;
  /** What Email Activity said about it; null if nobody asked. */
  lastMail: ShownMail | null;
  /** What the policy says about it; null without a policy. */
  policy: KeyPolicy | null;
};

/** What a view showed, and how much of the whole that is: the one source of CSV, JSON, SARIF and print. */
export type Report = {
  tool: { name: string; version: string };
  /** The scope list it rests on: another list may give other answers. */
  catalogue: typeof CATALOGUE_VERSION;
  /** When it was made, ISO 8601 in UTC; the caller has the clock. */
  madeAt: string;
  /** What the view showed: the active filters, or the question asked and its answer. */
  view: string;
  /** What the view says about each key shown; null if it only shows them. */
  answers: readonly string[] | null;
  rows: readonly ReportRow[];
  /** The rules in force: a policy adds its own and may turn others off. */
  rules: readonly FindingRule[];
  policy: PolicyOutcome | null;
  /** Findings about whole accounts. */
  accountFindings: readonly Finding[];
  holes: readonly Hole[];
  coverage: {
    keysShown: number;
    keysRead: number;
    keysTotal: number;
    accountsRead: number;
    accountsTotal: number;
    /** Lists of accounts that could not be read: no count includes the accounts they would name. */
    accountListsUnread: number;
    /** Whether everything in the accounts covered was read; `beyond` names what isn't covered. */
    complete: boolean;
    /** See {@link beyondSentence}. */
    beyond: string;
  };
};

/**
 * Builds the report of the keys shown, in the order shown.
 * @param shown keys of the fleet, after the page's filters
 * @param made who made it of what and when, and the context of its findings
 */
export function reportOf(
  fleet: Fleet,
  shown: readonly FleetKey[],
  findings: readonly Finding[],
  {
    context,
    ...made
  }: Pick<Report, "tool" | "madeAt" | "view"> &
    Partial<Pick<Report, "answers">> & { context?: AuditContext | undefined },
): Report {
  const byKey = findingsByKey(findings);
  const analysisOf = analysisIn(fleet);
  const accounts = [...fleet.accounts.values()].filter(({ account }) => !isUnreadList(account));
  const accountListsUnread = fleet.accounts.size - accounts.length;
  const accountsRead = accounts.filter(({ status }) => status === "read").length;
  const keysRead = fleet.keys.filter(
    ({ shape }) => shape !== null && fleet.shapes.has(shape),
  ).length;
  return {
    answers: null,
    ...made,
    catalogue: CATALOGUE_VERSION,
    rows: shown.map((key) => {
      const own = byKey.get(keyRef(key)) ?? [];
      const account = fleet.accounts.get(key.account) ?? null;
      const severity = severityOfKey(key, own);
      const life = context?.lives?.get(keyRef(key)) ?? null;
      const analysis = analysisOf(key);
      const lastMail = lastMailIn(context, key, analysis?.real ?? null);
      const policy = context?.policy?.keys.get(keyRef(key)) ?? null;
      const known = { life, lastMail, policy };
      return { key, account, analysis, findings: own, severity, ...known };
    }),
    rules: rulesInForce(context?.policy),
    policy: context?.policy ?? null,
    accountFindings: findings.filter(({ api_key_id }) => api_key_id === null),
    // Sorted by place: the order in which a scan meets them is chance.
    holes: fleet.holes.toSorted((a, b) => byText(keyRef(a), keyRef(b))),
    coverage: {
      keysShown: shown.length,
      keysRead,
      keysTotal: fleet.keys.length,
      accountsRead,
      accountsTotal: accounts.length,
      accountListsUnread,
      complete: keysRead === fleet.keys.length && accountsRead === fleet.accounts.size,
      beyond: beyondSentence(fleet.target),
    },
  };
}

/** Every finding of a report, about accounts and keys. */
export function allFindings({ accountFindings, rows }: Report): Finding[] {
  return [...accountFindings, ...rows.flatMap(({ findings }) => findings)];
}

/** The coverage in a sentence, for the foot of every report. */
export function coverageSentence({ coverage }: Report): string {
  const { keysShown, keysRead, keysTotal, accountsRead, accountsTotal, complete } = coverage;
  const lists = coverage.accountListsUnread;
  const noun = oneOr(lists, "list");
  const unlisted = lists === 0 ? "" : `; ${lists} ${noun} of accounts could not be read`;
  const keys = `${keysShown} of ${keysTotal} keys shown; scopes of ${keysRead} of ${keysTotal} keys read`;
  const state = complete ? "" : " Incomplete: what was not read may change the answer.";
  const beyond = coverage.beyond === "" ? "" : ` ${coverage.beyond}`;
  return `${keys}, in ${accountsRead} of ${accountsTotal} accounts listed${unlisted}.${state}${beyond}`;
}

/** What SendGrid's API reveals for no key, and so no report can. */
export const NOT_EXPOSED = "not exposed by SendGrid";
export const NOT_EXPOSED_FIELDS = ["created", "created_by", "last_used", "expires"] as const;
