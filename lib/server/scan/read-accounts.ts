import "server-only";
import pLimit, { type LimitFunction } from "p-limit";
import { type Account, parseAccountId } from "@/lib/audit/account";
import type { Region } from "@/lib/audit/fleet/fleet";
import type { ApiKeyName } from "@/lib/contract/answers";
import { getListedApiKey, listApiKeys } from "@/lib/sendgrid/api-keys";
import type { Credential } from "@/lib/sendgrid/credential";
import { regionOf } from "@/lib/sendgrid/region";
import { scanOptions } from "@/lib/sendgrid/transport";
import type { StoredAccount } from "../store/scan-accounts";
import type { Previous } from "./previous";
import { isDeadKey, readFailureOf } from "./read-failure";
import type { ScanWriter } from "./scan-writer";

/** Receives everything that a scan learns. */
export type ScanSink = Pick<
  ScanWriter,
  "saveList" | "saveScopes" | "saveFailure" | "saveAccount" | "flush"
>;

/** Accounts read at once: enough that their lists never leave the lanes idle. */
const ACCOUNTS_AT_ONCE = 24;
/** Keys that wait at a host's lane at once. The lane itself decides how many calls to send. */
const KEYS_AT_ONCE = 32;

const UNSENDABLE = {
  code: "invalid_input",
  status: null,
  message:
    "This name has characters that an on-behalf-of header cannot carry. Its keys can only be seen in SendGrid.",
};

export type Work = {
  credential: Credential;
  writer: ScanSink;
  previous: Previous;
  /** The scan rereads data from before this time (epoch ms). */
  staleBeforeMs: number;
  signal: AbortSignal;
};

/**
 * Reads accounts in parallel; each failure belongs to its own account or key.
 * @throws only if nothing more can be read: the key is dead, the store is away, or the signal fired
 */
export async function readAccounts(work: Work, accounts: readonly StoredAccount[]): Promise<void> {
  const accountSlots = pLimit(ACCOUNTS_AT_ONCE);
  // A host that waits for its rate limit must not hold up the keys of the other.
  const keySlots: Record<Region, LimitFunction> = {
    global: pLimit(KEYS_AT_ONCE),
    eu: pLimit(KEYS_AT_ONCE),
  };
  const open = accounts.filter(({ status }) => status !== "failed");
  await Promise.all(
    open.map((each) => accountSlots(() => readAccount(work, each, keySlots[each.region]))),
  );
  await work.writer.flush();
}

async function readAccount(work: Work, stored: StoredAccount, slot: LimitFunction) {
  const { writer, previous, signal } = work;
  signal.throwIfAborted();
  const account = parseAccountId(stored.account);
  if (account === null) {
    writer.saveAccount({ ...stored, status: "failed", failure: UNSENDABLE });
    return;
  }
  const reads: Promise<SaveKey>[] = [];
  const listed = await listAccount(work, stored, account, (keys) => {
    const stale = keys.filter((key) => !previous.isFresh(stored.account, key.api_key_id));
    for (const key of stale) {
      const saved = slot(() => readKey(work, stored, account, key));
      // Awaited below; until then, a list that fails reports for both.
      saved.catch(() => {});
      reads.push(saved);
    }
  });
  if (listed === null) {
    await Promise.allSettled(reads);
    return;
  }
  await Promise.all(reads.map(async (saved) => (await saved)()));
  writer.saveAccount({ ...listed, status: "read" });
}

/** Saves the result for one key; call it once the list that named the key is complete. */
type SaveKey = () => void;

/**
 * The account's list of keys, from an earlier scan while that is fresh.
 * @param onKeys gets the keys page by page, so that reading starts while later pages are requested
 * @returns the current account; null if its list could not be read
 */
async function listAccount(
  work: Work,
  stored: StoredAccount,
  account: Account,
  onKeys: (keys: readonly ApiKeyName[]) => void,
): Promise<StoredAccount | null> {
  const { credential, writer, previous, staleBeforeMs, signal } = work;
  if (stored.listed_at !== null && stored.listed_at >= staleBeforeMs) {
    onKeys(previous.keysOf(stored.account));
    return stored;
  }
  try {
    const sg = { credential, options: scanOptions(signal) };
    const keys = await listApiKeys(sg, account, onKeys);
    // Of one whose region no list told, the host that has answered now.
    const region = account.kind === "self" ? stored.region : await regionOf(sg, account);
    const facts = {
      region,
      key_count: keys.length,
      listed_at: Date.now(),
      proven: true,
      failure: null,
    };
    const listed: StoredAccount = { ...stored, ...facts, status: "reading" };
    writer.saveList(stored.account, keys);
    writer.saveAccount(listed);
    return listed;
  } catch (error) {
    if (signal.aborted || isDeadKey(error)) throw error;
    writer.saveAccount({ ...stored, status: "failed", failure: readFailureOf(error) });
    return null;
  }
}

async function readKey(
  { credential, writer, signal }: Work,
  stored: StoredAccount,
  account: Account,
  key: ApiKeyName,
): Promise<SaveKey> {
  signal.throwIfAborted();
  const listed = { account: stored.account, api_key_id: key.api_key_id, name: key.name };
  try {
    const sg = { credential, options: scanOptions(signal) };
    const { scopes } = await getListedApiKey(sg, account, key.api_key_id);
    return () => writer.saveScopes({ ...listed, scopes });
  } catch (error) {
    if (signal.aborted || isDeadKey(error)) throw error;
    return () => writer.saveFailure({ ...listed, failure: readFailureOf(error) });
  }
}
