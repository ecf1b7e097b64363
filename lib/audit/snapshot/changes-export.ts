import { catalogueWords } from "../catalogue/version";
import { csvTable, NOT_READ } from "../csv";
import { EXPOSURE_VERSION } from "../effects/exposure";
import type { Interval } from "../interval";
import { jsonOfKeys } from "../report/json-lines";
import { isoTime } from "../words";
import type { Changes, KeyChange } from "./changes";
import { countsSentence, gainedSentence } from "./changes-words";
import type { KeyHistory } from "./key-history";
import type { Snapshot } from "./snapshot";

/** Bump this when a field of the JSON goes or changes its meaning. */
const CHANGES_JSON_VERSION = 1;

/** What the export contains: the keys shown, in the order shown, with what the scans prove about each. */
export type ChangesExport = {
  tool: Snapshot["tool"];
  changes: Changes;
  shown: readonly { change: KeyChange; history: KeyHistory }[];
};

type Row = ChangesExport["shown"][number];

/** One value for each column; null is "absent" or "unknown", depending on the column. */
function rowOf({ change, history }: Row) {
  const { account, api_key_id, kinds, before, after, gained, lost, newEffects } = change;
  const bounds = (interval: Interval | null) => [interval?.afterMs ?? null, interval?.byMs ?? null];
  const [appeared_after_ms, appeared_by_ms] = bounds(history.appeared);
  const [went_after_ms, went_by_ms] = bounds(history.went);
  const [rescoped_after_ms, rescoped_by_ms] = bounds(history.rescoped);
  return {
    account,
    api_key_id,
    change: kinds.length === 0 ? "none" : kinds.join(" "),
    name_before: before?.name ?? null,
    name_after: after?.name ?? null,
    scopes_before: before === null ? null : (before.analysis?.real.join(" ") ?? NOT_READ),
    scopes_after: after === null ? null : (after.analysis?.real.join(" ") ?? NOT_READ),
    scopes_gained: gained.join(" "),
    scopes_lost: lost.join(" "),
    effects_gained: newEffects.join(" "),
    exposure_before: before === null ? null : (before.analysis?.exposure.score ?? NOT_READ),
    exposure_after: after === null ? null : (after.analysis?.exposure.score ?? NOT_READ),
    appeared_after_ms,
    appeared_by_ms,
    went_after_ms,
    went_by_ms,
    rescoped_after_ms,
    rescoped_by_ms,
    readings_of_its_scopes: history.readings,
  };
}

function sentenceOf({ changes }: ChangesExport): string {
  return [gainedSentence(changes), countsSentence(changes)]
    .filter((each) => each !== null)
    .join(" ");
}

/** A readable time, in a column with a matching name: other programs use the JSON. */
function inWords([name, value]: [string, string | number | null | undefined]): [
  string,
  string | number,
] {
  if (!name.endsWith("_ms")) return [name, value ?? ""];
  return [name.slice(0, -"_ms".length), typeof value === "number" ? isoTime(value) : ""];
}

/** The changes as CSV, one row for each key shown; every row states the total and the scans compared. */
export function changesCsv(from: ChangesExport): string {
  const { older, newer } = from.changes;
  const shared = {
    older_read_by_ms: older.snapshot.read_before_ms,
    newer_read_by_ms: newer.snapshot.read_before_ms,
    of: sentenceOf(from),
    tool_version: `${from.tool.name} ${from.tool.version}`,
    catalogue_version: catalogueWords(),
  };
  const rows = from.shown.map((row) => Object.entries({ ...rowOf(row), ...shared }).map(inWords));
  const [first] = rows;
  if (first === undefined) return csvTable(["of"], [[shared.of]]);
  return csvTable(
    first.map(([name]) => name),
    rows.map((row) => row.map(([, value]) => value)),
  );
}

/** The changes as JSON, one line for each key shown. */
export function changesJson(from: ChangesExport): string {
  const { older, newer, accounts, accountsCompared, outside } = from.changes;
  const times = ({ snapshot }: typeof older) => ({
    read_after_ms: snapshot.read_after_ms,
    read_before_ms: snapshot.read_before_ms,
    tool: snapshot.tool,
    catalogue: snapshot.catalogue,
  });
  const head = {
    version: CHANGES_JSON_VERSION,
    tool: from.tool,
    judged_by: { catalogue: catalogueWords(), exposure_version: EXPOSURE_VERSION },
    older: times(older),
    newer: times(newer),
    sentence: sentenceOf(from),
    accounts_compared: accountsCompared,
    accounts_not_compared: accounts,
    accounts_looked_at_once: outside,
  };
  return jsonOfKeys(head, from.shown.map(rowOf));
}
