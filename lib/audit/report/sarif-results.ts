import { type Finding, findingId, ruleTitle } from "../findings/finding";
import type { RuleId, Severity } from "../findings/rules";
import { shapeId } from "../fleet/shapes";
import { pathSegment } from "../path-segment";
import { waiverWords } from "../policy/outcome-words";
import { shortHash } from "../short-hash";
import { oneOr } from "../words";
import { ownershipOf } from "./ownership-of";
import type { Report, ReportRow } from "./report";

export const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

/** The rule for keys that could not be read; the last in a file. */
export const NOT_READ = {
  id: "not-read",
  name: "not-read",
  shortDescription: { text: "Could not be read" },
  fullDescription: { text: "Its scopes are not known, so no rule about scopes can say anything." },
  defaultConfiguration: { level: "none" },
} as const;

/** Plain message text: escapes what SARIF would read as a link, since other people write key names. */
export function message(text: string): { text: string } {
  return { text: text.includes("](") ? text.replace(/[\\[\]]/g, "\\$&") : text };
}

/**
 * What a result is about: SARIF wants a file, so a location in the API stands for one and keeps its results together.
 */
type Place = readonly [account: string, ...rest: string[]];

function placed([account, ...rest]: Place, id: string) {
  const uri = ["sendgrid", account, ...rest].map(pathSegment).join("/");
  const name = [account, ...rest.slice(1)].join("/");
  return {
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: name, kind: "resource" }],
      },
    ],
    // Code scanning recognizes a result by the first, other readers by the second.
    partialFingerprints: { primaryLocationLineHash: `${shortHash([id])}:1`, "findingId/v1": id },
  };
}

type Said = Pick<Finding, "rule" | "severity" | "scopes" | "detail" | "title" | "waived">;

/** A policy's rule with no answer for a key, because what it asks is unknown. */
type Unsaid = { rule: RuleId; detail: string };

type Rules = Pick<Report, "rules">;

const indexOf = ({ rules }: Rules, rule: RuleId) => rules.findIndex(({ id }) => id === rule);

/** A waiver becomes an accepted, external SARIF suppression: the result stays, and raises no alert. */
function suppressions({ waived }: Said) {
  if (waived === undefined) return {};
  const justification = `Waived by ${waiverWords(waived)}: ${waived.reason}`;
  return { suppressions: [{ kind: "external", status: "accepted", justification }] };
}

function failed(said: Said, who: string, rules: Rules) {
  const { rule, severity, scopes, detail } = said;
  const what = [ruleTitle(said), detail].filter(Boolean).join(": ");
  const evidence = scopes.length > 0 ? ` Scopes: ${scopes.join(", ")}.` : "";
  return {
    ruleId: rule,
    ruleIndex: indexOf(rules, rule),
    kind: "fail",
    level: LEVELS[severity],
    message: message(`${who}: ${what}.${evidence}`),
    ...suppressions(said),
  };
}

/**
 * An open result, which never counts as passed. @param unsaid null: the key was not read, which the last rule covers
 */
function open(text: string, unsaid: Unsaid | null, rules: Rules) {
  const place =
    unsaid === null
      ? { ruleId: NOT_READ.id, ruleIndex: rules.rules.length }
      : { ruleId: unsaid.rule, ruleIndex: indexOf(rules, unsaid.rule) };
  return { ...place, kind: "open", level: "none", message: message(text) };
}

/** What a policy could not say about a read key; an unread key gets one result for all rules. */
function unsaidOf({ analysis, policy }: ReportRow): Unsaid[] {
  if (analysis === null) return [];
  return (policy?.judged ?? []).filter(({ answer }) => answer === "unknown");
}

const keyWords = (name: string, id: string) => `"${name}" (${id})`;

const accountResults = (report: Report) =>
  report.accountFindings.map((one) => ({
    ...failed(one, one.account, report),
    ...placed([one.account, "api_keys"], findingId(one)),
  }));

/** A result for each finding of each key shown, and an open one, never passed, for each unread key. */
export function eachResult(report: Report) {
  const found = report.rows.flatMap(({ key, findings, policy }) =>
    findings.map((one) => ({
      ...failed(one, keyWords(key.name, key.api_key_id), report),
      ...placed([one.account, "api_keys", key.api_key_id], findingId(one)),
      ...(report.policy?.hasOwners && policy !== null && { properties: ownershipOf(policy) }),
    })),
  );
  const unread = report.rows
    .filter(({ analysis }) => analysis === null)
    .map(({ key: { account, api_key_id, name } }) => {
      return {
        ...open(`${keyWords(name, api_key_id)}: its scopes are not read.`, null, report),
        ...placed([account, "api_keys", api_key_id], `not-read:${account}:${api_key_id}`),
      };
    });
  const unknown = report.rows.flatMap((row) => {
    const { account, api_key_id, name } = row.key;
    return unsaidOf(row).map((one) => ({
      ...open(`${keyWords(name, api_key_id)}: ${one.detail}.`, one, report),
      ...placed([account, "api_keys", api_key_id], `${one.rule}:${account}:${api_key_id}`),
    }));
  });
  return [...accountResults(report), ...found, ...unknown, ...unread];
}

const NAMED = 3;
/** Folding keeps the file small, however long the names that people gave their keys. */
const NAME_MAX = 100;

/** Names the keys of one account and scope set, only the first few. */
function keysWords(rows: readonly ReportRow[]): string {
  const named = rows.slice(0, NAMED).map(({ key: { name, api_key_id } }) => {
    return keyWords(name.length > NAME_MAX ? `${name.slice(0, NAME_MAX)}…` : name, api_key_id);
  });
  const count = rows.length.toLocaleString("en");
  const more = rows.length > NAMED ? ` and ${(rows.length - NAMED).toLocaleString("en")} more` : "";
  return `${count} ${oneOr(rows.length, "key")}, ${named.join(", ")}${more}`;
}

type Folded = {
  account: string;
  set: string;
  rows: ReportRow[];
  found: Finding[];
  unsaid: Unsaid[];
};

/**
 * The same in fewer results: one for each rule, account, scope set and waiver, listing the ids of all its keys, so that
 * none is lost. Folds unread keys by account.
 */
export function foldedResults(report: Report) {
  const byPlace = new Map<string, Folded>();
  const add = (row: ReportRow, { found, not }: { found?: Finding; not?: Unsaid }) => {
    const { account } = row.key;
    const set = row.analysis === null ? NOT_READ.id : shapeId(row.analysis.real);
    const rule = found?.rule ?? not?.rule ?? NOT_READ.id;
    const place = JSON.stringify([rule, account, set, found?.waived ?? null, not !== undefined]);
    const folded = byPlace.get(place) ?? { account, set, rows: [], found: [], unsaid: [] };
    folded.rows.push(row);
    if (found !== undefined) folded.found.push(found);
    if (not !== undefined) folded.unsaid.push(not);
    byPlace.set(place, folded);
  };
  for (const row of report.rows) {
    for (const found of row.findings) add(row, { found });
    for (const not of unsaidOf(row)) add(row, { not });
    if (row.analysis === null) add(row, {});
  }
  const folded = [...byPlace.values()].map(({ account, set, rows, found, unsaid: [not] }) => {
    const [first] = found;
    const scopes = [...new Set(found.flatMap((one) => one.scopes))].sort();
    const detail = found.every((one) => one.detail === first?.detail) ? (first?.detail ?? "") : "";
    const who = keysWords(rows);
    const rule = first?.rule ?? not?.rule ?? NOT_READ.id;
    const waived =
      first?.waived === undefined ? "" : `:${shortHash([JSON.stringify(first.waived)])}`;
    return {
      ...(first !== undefined
        ? failed({ ...first, scopes, detail }, who, report)
        : not !== undefined
          ? open(`${who}: ${not.detail}.`, not, report)
          : open(`${who}: their scopes are not read.`, null, report)),
      ...placed(
        [account, "scope_sets", set],
        `${rule}:${account}:set:${set}${waived}${not === undefined ? "" : ":open"}`,
      ),
      properties: { api_key_ids: rows.map(({ key }) => key.api_key_id) },
    };
  });
  return [...accountResults(report), ...folded];
}
