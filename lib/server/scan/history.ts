import "server-only";
import { accountId, type Target } from "@/lib/audit/account";
import { type Past, type PastState, stateAt } from "@/lib/audit/history/past";
import { type PastAccount, pastSnapshot } from "@/lib/audit/history/past-snapshot";
import { TOOL } from "@/lib/audit/report/tool";
import type { Snapshot } from "@/lib/audit/snapshot/snapshot";
import {
  type HistoryReader,
  type Lately,
  readLately,
  readPastShapes,
  readPasts,
  readRuns,
  type SeenAccount,
  seenAccounts,
} from "../store/history/reads";
import type { Store } from "../store/open-store";

/** An account whose past a reader may see, with that past. */
export type AccountHistory = SeenAccount & { past: Past };
export type AccountRun = SeenAccount & { past: Pick<Past, "states" | "failures"> };

/** The past of a target's accounts, limited to those whose keys the reader's own key lists now. */
export async function historiesOf(
  store: Store,
  reader: HistoryReader,
  target: Target,
): Promise<AccountHistory[]> {
  const seen = await seenOf(store, reader, target);
  return withPasts(seen, await readPasts(store, idsOf(seen)));
}

/** The same, without their keys. */
export async function runsOf(
  store: Store,
  reader: HistoryReader,
  target: Target,
): Promise<AccountRun[]> {
  const seen = await seenOf(store, reader, target);
  return withPasts(seen, await readRuns(store, idsOf(seen)));
}

const idsOf = (seen: readonly SeenAccount[]) => [...new Set(seen.map(({ history }) => history))];

function seenOf(store: Store, reader: HistoryReader, target: Target): Promise<SeenAccount[]> {
  return seenAccounts(store, reader, target === "all" ? null : accountId(target));
}

function withPasts<P>(seen: readonly SeenAccount[], pasts: ReadonlyMap<string, P>) {
  return seen.flatMap((each) => {
    const past = pasts.get(each.history);
    return past === undefined ? [] : [{ ...each, past }];
  });
}

/** The same accounts, but only those with any of the newest `limit` events before a moment (epoch ms). */
export async function lateHistoriesOf(
  store: Store,
  { reader, target }: { reader: HistoryReader; target: Target },
  page: { beforeMs: number; limit: number },
): Promise<Pick<Lately, "fromMs" | "sinceMs"> & { histories: AccountHistory[] }> {
  const seen = await seenOf(store, reader, target);
  const { histories, ...lately } = await readLately(store, idsOf(seen), page);
  return { ...lately, histories: withPasts(seen, await readPasts(store, histories)) };
}

/** The scopes behind each hash in versions of keys, for all of these histories. */
export function shapesIn(
  store: Store,
  histories: readonly AccountHistory[],
): Promise<Map<string, string[]>> {
  const hashes = new Set(
    histories.flatMap(({ past }) => past.versions.flatMap(({ shape }) => shape ?? [])),
  );
  return readPastShapes(store, idsOf(histories), hashes);
}

/** Which state to return: the newest with that hash, or the one at a moment (epoch ms). */
export type StateChoice = { hash: string } | { atMs: number };

function chosen({ states }: Past, choice: StateChoice): PastState | undefined {
  if ("atMs" in choice) return stateAt({ states }, choice.atMs);
  return states.findLast(({ hash }) => hash === choice.hash);
}

/** The accounts of a target in that state, as a snapshot; null if none has such a record. */
export async function snapshotThen(
  store: Store,
  histories: readonly AccountHistory[],
  { target, choice }: { target: string; choice: StateChoice },
): Promise<Snapshot | null> {
  const accounts = histories.flatMap((each): PastAccount[] => {
    const state = chosen(each.past, choice);
    return state === undefined ? [] : [{ ...each, state }];
  });
  if (accounts.length === 0) return null;
  const scopes = await shapesIn(store, histories);
  const atMs = "atMs" in choice ? choice.atMs : null;
  return pastSnapshot(accounts, scopes, { target, atMs, tool: TOOL });
}
