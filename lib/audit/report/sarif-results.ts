import { type Finding, findingId } from "../findings/finding";
import { FINDING_RULES, type Severity } from "../findings/rules";
import { shapeId } from "../fleet/shapes";
import { pathSegment } from "../path-segment";
import { shortHash } from "../short-hash";
import { oneOr } from "../words";
import type { Report, ReportRow } from "./report";

export const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

/** The rule of keys that could not be read, the last of a file's rules. */
export const NOT_READ = {
  id: "not-read",
  name: "not-read",
  shortDescription: { text: "Could not be read" },
  fullDescription: { text: "Its scopes are not known, so no rule about scopes can say anything." },
  defaultConfiguration: { level: "none" },
} as const;

/** A message as plain text: what SARIF would take for a link in it is not one, since key names are written by others. */
export function message(text: string): { text: string } {
  return { text: text.includes("](") ? text.replace(/[\\[\]]/g, "\\$&") : text };
}

/** What a result is about: SARIF wants a file, and a place in the API stands for one, so that its results stay together. */
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
    // Code scanning knows a result again by the first, other readers by the second.
    partialFingerprints: { primaryLocationLineHash: `${shortHash([id])}:1`, "findingId/v1": id },
  };
}

type Said = Pick<Finding, "rule" | "severity" | "scopes" | "detail">;

function failed({ rule, severity, scopes, detail }: Said, who: string) {
  const ruleIndex = FINDING_RULES.findIndex(({ id }) => id === rule);
  const what = [FINDING_RULES[ruleIndex]?.title ?? rule, detail].filter(Boolean).join(": ");
  const evidence = scopes.length > 0 ? ` Scopes: ${scopes.join(", ")}.` : "";
  return {
    ruleId: rule,
    ruleIndex,
    kind: "fail",
    level: LEVELS[severity],
    message: message(`${who}: ${what}.${evidence}`),
  };
}

function open(who: string) {
  return {
    ruleId: NOT_READ.id,
    ruleIndex: FINDING_RULES.length,
    kind: "open",
    level: "none",
    message: message(who),
  };
}

const keyWords = (name: string, id: string) => `"${name}" (${id})`;

const accountResults = ({ accountFindings }: Report) =>
  accountFindings.map((one) => ({
    ...failed(one, one.account),
    ...placed([one.account, "api_keys"], findingId(one)),
  }));

/** A result for each finding of each key shown, and one for each key that is not read: open, never passed. */
export function eachResult(report: Report) {
  const found = report.rows.flatMap(({ key, findings }) =>
    findings.map((one) => ({
      ...failed(one, keyWords(key.name, key.api_key_id)),
      ...placed([one.account, "api_keys", key.api_key_id], findingId(one)),
    })),
  );
  const unread = report.rows
    .filter(({ analysis }) => analysis === null)
    .map(({ key: { account, api_key_id, name } }) => {
      return {
        ...open(`${keyWords(name, api_key_id)}: its scopes are not read.`),
        ...placed([account, "api_keys", api_key_id], `not-read:${account}:${api_key_id}`),
      };
    });
  return [...accountResults(report), ...found, ...unread];
}

const NAMED = 3;
/** Folding is to make a file small, whatever others have called their keys. */
const NAME_MAX = 100;

/** Keys of one account and scope set, the first few by name. */
function keysWords(rows: readonly ReportRow[]): string {
  const named = rows.slice(0, NAMED).map(({ key: { name, api_key_id } }) => {
    return keyWords(name.length > NAME_MAX ? `${name.slice(0, NAME_MAX)}…` : name, api_key_id);
  });
  const count = rows.length.toLocaleString("en");
  const more = rows.length > NAMED ? ` and ${(rows.length - NAMED).toLocaleString("en")} more` : "";
  return `${count} ${oneOr(rows.length, "key")}, ${named.join(", ")}${more}`;
}

type Folded = { account: string; set: string; rows: ReportRow[]; found: Finding[] };

/**
 * The same in fewer results: one for each rule, account and scope set, with the ids of all its keys, so that none is lost.
 * Keys that are not read are folded account by account.
 */
export function foldedResults(report: Report) {
  const byPlace = new Map<string, Folded>();
  const add = (row: ReportRow, finding: Finding | null) => {
    const { account } = row.key;
    const set = row.analysis === null ? NOT_READ.id : shapeId(row.analysis.real);
    const place = JSON.stringify([finding?.rule ?? NOT_READ.id, account, set]);
    const folded = byPlace.get(place) ?? { account, set, rows: [], found: [] };
    folded.rows.push(row);
    if (finding !== null) folded.found.push(finding);
    byPlace.set(place, folded);
  };
  for (const row of report.rows) {
    for (const finding of row.findings) add(row, finding);
    if (row.analysis === null) add(row, null);
  }
  const folded = [...byPlace.values()].map(({ account, set, rows, found: [first, ...rest] }) => {
    const all = first === undefined ? [] : [first, ...rest];
    const scopes = [...new Set(all.flatMap((one) => one.scopes))].sort();
    const detail = all.every((one) => one.detail === first?.detail) ? (first?.detail ?? "") : "";
    const who = keysWords(rows);
    return {
      ...(first === undefined
        ? open(`${who}: their scopes are not read.`)
        : failed({ ...first, scopes, detail }, who)),
      ...placed(
        [account, "scope_sets", set],
        `${first?.rule ?? NOT_READ.id}:${account}:set:${set}`,
      ),
      properties: { api_key_ids: rows.map(({ key }) => key.api_key_id) },
    };
  });
  return [...accountResults(report), ...folded];
}
