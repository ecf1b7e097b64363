import "server-only";
import type { Transaction } from "kysely";
import { byText } from "@/lib/audit/by-text";
import { countBy } from "@/lib/audit/group-by";
import { batches } from "../batches";
import type { Store } from "../open-store";
import type { Tables } from "../schema";
import { isTaken } from "../taken";

type WithId = { api_key_id: string };
const idOf = ({ api_key_id }: WithId) => api_key_id;

/** Another writer was faster, so the decision no longer holds and must be made again. */
export class Overtaken extends Error {}
const TRIES = 5;

/** Runs a write on a history, and once more if another writer was faster. All or nothing. */
export async function untilOurs(
  store: Store,
  work: (db: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await store.db.transaction().execute(work);
    } catch (error) {
      if (left === 1 || !isOvertaken(error)) throw error;
    }
  }
}

/** Of two writers that claim one id at once, the database lets one have it. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Overtaken || isTaken(error);
}

/** Which history has a key's id in its newest state. */
export type Claims = ReadonlyMap<string, string>;

/** Finds the history that has most of these ids in its newest state, and who has which. */
export async function whose(
  db: Transaction<Tables>,
  network: string,
  keys: readonly WithId[],
): Promise<{ history: string | null; claims: Claims }> {
  const claims = new Map<string, string>();
  for (const batch of batches(keys, idOf)) {
    const ids = batch.map(idOf);
    const rows = await db
      .selectFrom("history_claim")
      .select(["api_key_id", "history"])
      .where("network", "=", network)
      .where("api_key_id", "in", ids)
      .execute();
    for (const { api_key_id, history } of rows) claims.set(api_key_id, history);
  }
  const shared = countBy(claims.values());
  const [most] = [...shared].sort(([a, x], [b, y]) => y - x || byText(a, b));
  return { history: most?.[0] ?? null, claims };
}

/** Removes the claims of any history on these ids. */
export async function unclaim(db: Transaction<Tables>, network: string, keys: readonly WithId[]) {
  for (const batch of batches(keys, idOf)) {
    const ids = batch.map(idOf);
    await db
      .deleteFrom("history_claim")
      .where("network", "=", network)
      .where("api_key_id", "in", ids)
      .execute();
  }
}

/** Claims these ids for a history. Fails with a uniqueness error if another history has claimed one. */
export async function claim(
  db: Transaction<Tables>,
  { network, history }: { network: string; history: string },
  keys: readonly WithId[],
) {
  for (const batch of batches(keys, idOf)) {
    const rows = batch.map(({ api_key_id }) => ({ network, api_key_id, history }));
    await db.insertInto("history_claim").values(rows).execute();
  }
}
