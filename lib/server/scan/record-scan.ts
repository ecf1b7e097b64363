import "server-only";
import { isMissingApiKeyId } from "@/lib/audit/api-key-id";
import { groupBy } from "@/lib/audit/group-by";
import { logFailure } from "../failure/note-failure";
import { recordFailure } from "../store/history/failure";
import { recordReading } from "../store/history/record";
import type { Store } from "../store/open-store";
import type { StoredAccount } from "../store/scan-accounts";
import {
  allOf,
  type Rows,
  readAccountPage,
  readKeyPage,
  type StoredKey,
} from "../store/scan-changes";
import { scopesOfKeys } from "../store/scan-shapes";
import type { Scan } from "../store/scans";
import { spanOf } from "./span";

/** A scan that has read everything it could. `network` as in a session: the sandbox's accounts are never SendGrid's. */
export type FinishedScan = Rows & {
  network: string;
  scan: Pick<Scan, "started_at" | "stale_before">;
};

/**
 * Adds a scan's results to the history of each of its accounts, one transaction each. Never throws: a scan is useful
 * without a history too, and the next one records what this one missed.
 * @returns why part of it was not recorded; null if all was
 */
export async function recordScan(store: Store, finished: FinishedScan): Promise<unknown> {
  try {
    await record(store, finished);
    return null;
  } catch (error) {
    logFailure("history", error, finished.owner);
    return error;
  }
}

async function record(store: Store, { network, scan, ...rows }: FinishedScan): Promise<void> {
  const accounts = await allOf((after) => readAccountPage(store, rows, { after }));
  const keys = await allOf((after) => readKeyPage(store, rows, { after }));
  const scopesOf = await scopesOfKeys(store, rows.owner, keys);
  const byAccount = groupBy(keys, (key) => key.account);
  for (const account of accounts) {
    const own = byAccount.get(account.account) ?? [];
    // A key with an unreadable id may be any key, even one from yesterday: such a list proves nothing gone.
    if (own.some(({ api_key_id }) => isMissingApiKeyId(api_key_id))) continue;
    await recordAccount(store, network, { account, keys: own, scopesOf, scan });
  }
}

type Read = {
  account: StoredAccount;
  keys: readonly StoredKey[];
  scopesOf: (key: StoredKey) => string[] | null;
  scan: FinishedScan["scan"];
};

async function recordAccount(store: Store, network: string, { account, keys, ...read }: Read) {
  const { scopesOf, scan } = read;
  const { status, listed_at, failure } = account;
  if (status === "failed" && failure !== null) {
    const ids = keys.map(({ api_key_id }) => api_key_id);
    const { code, status: answered } = failure;
    const failed = { ids, atMs: Date.now(), code, status: answered };
    return recordFailure(store, network, failed);
  }
  if (status !== "read" || listed_at === null || listed_at < scan.stale_before) return;
  const isRead = ({ failure: hole, read_at }: StoredKey) => hole === null && read_at !== null;
  const times = keys.flatMap((key) => (isRead(key) && key.read_at !== null ? key.read_at : []));
  const { startedAtMs, finishedAtMs } = spanOf(
    { firstAtMs: Math.min(listed_at, ...times), lastAtMs: Math.max(listed_at, ...times) },
    { startedAtMs: scan.started_at, finishedAtMs: listed_at },
  );
  await recordReading(store, network, {
    keys: keys.map((key) => ({
      api_key_id: key.api_key_id,
      name: key.name,
      scopes: isRead(key) ? scopesOf(key) : null,
    })),
    afterMs: startedAtMs,
    beforeMs: finishedAtMs,
  });
}
