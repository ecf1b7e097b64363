import "server-only";
import pLimit from "p-limit";
import { parseAccountId } from "@/lib/audit/account";
import { getApiKey, listApiKeys } from "@/lib/sendgrid/api-keys";
import type { Credential } from "@/lib/sendgrid/credential";
import { scanPatience } from "@/lib/sendgrid/transport";
import type { Store } from "../store/open-store";
import { putAccounts, type StoredAccount } from "../store/scan-accounts";
import { keysReadBefore, type ListedKey, putKeyList } from "../store/scan-keys";
import { announceChange } from "./changed";
import type { KeyWriter } from "./key-writer";
import { isDeadKey, readFailureOf } from "./read-failure";

/** Accounts under way at once: enough that their lists never leave the lanes idle. */
const ACCOUNTS_AT_ONCE = 24;
/** Keys waiting at a host's lane at once. The lane itself decides how many are sent. */
const KEYS_AT_ONCE = 32;

export type Work = {
  store: Store;
  credential: Credential;
  writer: KeyWriter;
  /** What was read before this (epoch ms) is read again; the rest is fresh, and is not. */
  staleBeforeMs: number;
  signal: AbortSignal;
};

/**
 * Reads accounts side by side, each failure the failure of its own account or key.
 * @throws only when nothing more can be read: the key is dead, the store is away, or the signal fired
 */
export async function readAccounts(work: Work, accounts: readonly StoredAccount[]): Promise<void> {
  const accountSlots = pLimit(ACCOUNTS_AT_ONCE);
  // A host that waits for its rate limit must not hold up the keys of the other.
  const keySlots = { global: pLimit(KEYS_AT_ONCE), eu: pLimit(KEYS_AT_ONCE) };
  const open = accounts.filter(
    (account) => account.status !== "failed" || account.listed_at !== null,
  );
  await Promise.all(
    open.map((account) => accountSlots(() => readAccount(work, account, keySlots[account.region]))),
  );
}

async function readAccount(work: Work, known: StoredAccount, slot: ReturnType<typeof pLimit>) {
  const { store, credential, staleBeforeMs, signal } = work;
  signal.throwIfAborted();
  const listed = await listOf(work, known);
  if (listed === null) return;
  const keys = await keysReadBefore(store, credential.owner, known.account, staleBeforeMs);
  await Promise.all(keys.map((key) => slot(() => readKey(work, key))));
  await work.writer.flush();
  await keep(work, { ...listed, status: "read" });
}

async function keep({ store, credential }: Work, account: StoredAccount) {
  await putAccounts(store, credential.owner, [account], Date.now());
  announceChange(credential.owner);
}

/** Reads the account's list of keys, unless it is fresh. @returns null when it could not be read */
async function listOf(work: Work, known: StoredAccount): Promise<StoredAccount | null> {
  const { store, credential, staleBeforeMs, signal } = work;
  const account = parseAccountId(known.account);
  if (account === null) return null;
  if (known.listed_at !== null && known.listed_at >= staleBeforeMs) return known;
  try {
    const keys = await listApiKeys({ credential, patience: scanPatience(signal) }, account);
    const nowMs = Date.now();
    const listed: StoredAccount = {
      ...known,
      status: "reading",
      key_count: keys.length,
      listed_at: nowMs,
      failure: null,
    };
    await putKeyList(store, credential.owner, known.account, keys, nowMs);
    await keep(work, listed);
    return listed;
  } catch (error) {
    if (signal.aborted || isDeadKey(error)) throw error;
    await keep(work, { ...known, status: "failed", failure: readFailureOf(error) });
    return null;
  }
}

async function readKey({ credential, writer, signal }: Work, key: ListedKey) {
  signal.throwIfAborted();
  const { account: id, api_key_id, name } = key;
  const account = parseAccountId(id);
  if (account === null) return;
  try {
    const sg = { credential, patience: scanPatience(signal) };
    const { scopes } = await getApiKey(sg, account, api_key_id);
    writer.keepScopes({ account: id, api_key_id, name, scopes });
  } catch (error) {
    if (signal.aborted || isDeadKey(error)) throw error;
    writer.keepFailure({ account: id, api_key_id, name, failure: readFailureOf(error) });
  }
}
