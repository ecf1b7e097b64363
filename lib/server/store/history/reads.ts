import "server-only";
import { sql } from "kysely";
import type { AccountId } from "@/lib/audit/account";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import type { KeyVersion, Past, PastFailure, PastState } from "@/lib/audit/history/past";
import { batches } from "../batches";
import { unpackScopes, unpackText } from "../foreign-text";
import type { Store } from "../open-store";

/** An account whose past a reader may see, as their own key lists it now. */
export type SeenAccount = Pick<FleetAccount, "account" | "label" | "region" | "disabled"> & {
  history: string;
};

/** A reader: the rows of their key's scans, and since when a list counts as read by them (epoch ms). */
export type HistoryReader = { owner: string; network: string; sinceMs: number };

/**
 * The accounts whose past a reader may see: those whose keys their own key has listed since `sinceMs`, in its latest
 * attempt, with a key in the newest state of a history. A reader who is refused the list is refused the past.
 * @param account one of them; null: all
 */
export async function seenAccounts(
  store: Store,
  { owner, network, sinceMs }: HistoryReader,
  account: AccountId | null,
): Promise<SeenAccount[]> {
  const rows = await store.db
    .selectFrom("scan_account as listed")
    .innerJoin("scan_key as key", (join) =>
      join.onRef("key.owner", "=", "listed.owner").onRef("key.account", "=", "listed.account"),
    )
    .innerJoin("history_claim as claim", "claim.api_key_id", "key.api_key_id")
    .select(["listed.account", "listed.label", "listed.region", "listed.disabled", "claim.history"])
    .select(({ fn }) => fn.countAll<number>().as("keys"))
    .where("listed.owner", "=", owner)
    .where("listed.gone_at", "is", null)
    .where("listed.status", "!=", "failed")
    .where("listed.listed_at", ">=", sinceMs)
    .where("key.gone_at", "is", null)
    .where("claim.network", "=", network)
    .$if(account !== null, (query) => query.where("listed.account", "=", account ?? ""))
    .groupBy(["listed.account", "listed.label", "listed.region", "listed.disabled"])
    .groupBy("claim.history")
    .orderBy("listed.account")
    .orderBy("keys", "desc")
    .orderBy("claim.history")
    .execute();
  const seen = new Map<AccountId, SeenAccount>();
  for (const { keys: _keys, ...row } of rows) {
    if (seen.has(row.account)) continue;
    seen.set(row.account, { ...row, label: unpackText(row.label), disabled: row.disabled === 1 });
  }
  return [...seen.values()];
}

/** How many accounts of that network have a history. */
export async function countHistories(store: Store, network: string): Promise<number> {
  const { histories } = await store.db
    .selectFrom("history_account")
    .select(({ fn }) => fn.countAll<number>().as("histories"))
    .where("network", "=", network)
    .executeTakeFirstOrThrow();
  return histories;
}

type Recorded = { states: PastState[]; versions: KeyVersion[]; failures: PastFailure[] };

/**
 * When each state of these histories held and what could not be read when, by history id: half the rows, and no keys.
 */
export async function readRuns(
  store: Store,
  histories: readonly string[],
): Promise<Map<string, Recorded>> {
  const runs = new Map(
    histories.map((id): [string, Recorded] => [id, { states: [], versions: [], failures: [] }]),
  );
  for (const ids of batches(histories, (id) => id)) {
    const [states, failures] = [await statesOf(store, ids), await failuresOf(store, ids)];
    for (const { history, ...state } of states) runs.get(history)?.states.push(state);
    for (const { history, ...failure } of failures) runs.get(history)?.failures.push(failure);
  }
  return runs;
}

/** The whole record of these histories, by id. Only for ids that {@link seenAccounts} returned. */
export async function readPasts(
  store: Store,
  histories: readonly string[],
): Promise<Map<string, Past>> {
  const pasts = await readRuns(store, histories);
  for (const ids of batches(histories, (id) => id)) {
    for (const { history, ...key } of await keysOf(store, ids)) {
      pasts.get(history)?.versions.push(key);
    }
  }
  return pasts;
}

function statesOf(store: Store, ids: readonly string[]) {
  return store.db
    .selectFrom("history_state")
    .select(["history", "number", "hash", "key_count as keys"])
    .select(["first_after as firstAfterMs", "first_before as firstBeforeMs"])
    .select(["last_after as lastAfterMs", "last_before as lastBeforeMs"])
    .where("history", "in", ids)
    .orderBy("history")
    .orderBy("number")
    .execute();
}

async function keysOf(store: Store, ids: readonly string[]) {
  const rows = await store.db
    .selectFrom("history_key")
    .select(["history", "api_key_id", "name", "shape"])
    .select(["from_state as fromState", "to_state as toState"])
    .where("history", "in", ids)
    .execute();
  return rows.map((row) => ({ ...row, name: unpackText(row.name) }));
}

function failuresOf(store: Store, ids: readonly string[]) {
  return store.db
    .selectFrom("history_failure")
    .select(["history", "code", "status", "after_at as afterMs", "first_at as firstAtMs"])
    .select(["last_at as lastAtMs", "readable_by as readableByMs"])
    .where("history", "in", ids)
    .orderBy("history")
    .orderBy("first_at")
    .execute();
}

/** The histories with recent events, and since when: a null `fromMs` means that these are all the events. Epoch ms. */
export type Lately = { histories: string[]; fromMs: number | null; sinceMs: number | null };

/**
 * Finds the histories of the newest `limit` events before a moment, so that the others need not be read. `sinceMs`:
 * when the oldest of all these histories begins.
 */
export async function readLately(
  store: Store,
  histories: readonly string[],
  { beforeMs, limit }: { beforeMs: number; limit: number },
): Promise<Lately> {
  const times: number[] = [];
  let sinceMs: number | null = null;
  for (const ids of batches(histories, (id) => id)) {
    for (const moment of MOMENTS) {
      const found = await momentsOf(store, ids, moment, beforeMs).limit(limit).execute();
      times.push(...found.map(({ atMs }) => atMs));
    }
    const { begun } = await store.db
      .selectFrom("history_state")
      .select(({ fn }) => fn.min<number | null>("first_before").as("begun"))
      .where("history", "in", ids)
      .executeTakeFirstOrThrow();
    if (begun !== null) sinceMs = Math.min(begun, sinceMs ?? begun);
  }
  times.sort((a, b) => b - a);
  const fromMs = times[limit - 1] ?? null;
  const lately = new Set<string>();
  // Queried again: a limit would leave out some events of the same moment.
  for (const ids of batches(histories, (id) => id)) {
    for (const moment of MOMENTS) {
      const found = await momentsOf(store, ids, moment, beforeMs)
        .where(sql.ref<number>(moment[1]), ">=", fromMs ?? 0)
        .execute();
      for (const { history } of found) lately.add(history);
    }
  }
  return { histories: [...lately], fromMs, sinceMs };
}

function momentsOf(
  store: Store,
  ids: readonly string[],
  [table, column]: (typeof MOMENTS)[number],
  beforeMs: number,
) {
  return store.db
    .selectFrom(table)
    .select(["history", sql.ref<number>(column).as("atMs")])
    .where("history", "in", ids)
    .where(sql.ref<number>(column), "<", beforeMs)
    .orderBy("atMs", "desc");
}

/** When each change was found: a key's with the state it began, a list's with its failure and the end of that. */
const MOMENTS = [
  ["history_state", "first_before"],
  ["history_failure", "first_at"],
  ["history_failure", "readable_by"],
] as const;

/** The scopes for each of these hashes, as these histories store them. */
export async function readPastShapes(
  store: Store,
  histories: readonly string[],
  hashes: ReadonlySet<string>,
): Promise<Map<string, string[]>> {
  const shapes = new Map<string, string[]>();
  for (const ids of batches(histories, (id) => id)) {
    const rows = await store.db
      .selectFrom("history_shape")
      .select(["hash", sql<string>`min(scopes)`.as("scopes")])
      .where("history", "in", ids)
      .groupBy("hash")
      .execute();
    for (const { hash, scopes } of rows) {
      if (hashes.has(hash)) shapes.set(hash, unpackScopes(scopes));
    }
  }
  return shapes;
}
