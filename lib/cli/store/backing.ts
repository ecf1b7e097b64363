import { type AccountId, type Target, targetId } from "@/lib/audit/account";
import type { AuditContext, KeyLife } from "@/lib/audit/context";
import { livesOf } from "@/lib/audit/history/lives";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import { isAhead } from "@/lib/audit/review/carried";
import type { Review } from "@/lib/audit/review/review";
import type { Snapshot } from "@/lib/audit/snapshot/snapshot";
import { reviewState } from "@/lib/server/review/review-state";
import type { Listed } from "@/lib/server/scan/accounts";
import { historiesOf, snapshotThen } from "@/lib/server/scan/history";
import { type Previous, readPrevious } from "@/lib/server/scan/previous";
import type { ScanSink } from "@/lib/server/scan/read-accounts";
import { recordScan } from "@/lib/server/scan/record-scan";
import { saveAccounts } from "@/lib/server/scan/save-accounts";
import { ScanWriter } from "@/lib/server/scan/scan-writer";
import { accountOf } from "@/lib/server/scan/target";
import { pullBack } from "@/lib/server/store/history/ahead";
import { openStore } from "@/lib/server/store/open-store";
import type { ReviewReader } from "@/lib/server/store/review/known";
import { seenReviews } from "@/lib/server/store/review/reads";
import { readReviewRows } from "@/lib/server/store/review/rows";
import type { StoredAccount } from "@/lib/server/store/scan-accounts";
import { scopesOfKeys } from "@/lib/server/store/scan-shapes";
import { setScanStatus, startScan } from "@/lib/server/store/scans";
import { settings } from "../environment";

const FLUSH_MS = 300;
/** The sandbox's accounts are never SendGrid's. */
const NETWORK = "sendgrid";

/** Scopes that an earlier scan read, and when. */
type Reused = { scopes: readonly string[]; readAtMs: number };

/** The dashboard's store behind a scan: what it already knows, and where results go. */
export type Backing = {
  previous: Previous;
  reused: ReadonlyMap<KeyRef, Reused>;
  sink: ScanSink;
  /** Merges SendGrid's current lists with those in the store. */
  admit: (listed: Listed) => Promise<StoredAccount[]>;
  /** The newest record of the accounts just listed, before this scan; null if there is none. */
  recorded: () => Promise<Snapshot | null>;
  /** Their record at a moment, epoch ms; null if there is none. */
  recordedAt: (atMs: number) => Promise<Snapshot | null>;
  /** Adds a finished scan to the history. @returns what the whole history proves about each key */
  record: () => Promise<AuditContext["lives"]>;
  /** The newest signed-off review of the target that covers what this scan lists; null if there is none. */
  signedOff: () => Promise<Review | null>;
  /** Why something could not be written; null if everything was. */
  fault: () => unknown;
  close: () => Promise<void>;
};

/**
 * Opens the store that `DATABASE_URL` or `DATA_DIR` names, for one scan of one key.
 * @param reuseMs how recent scopes must be to reuse them; 0 rereads all
 * @throws StoreUnavailable
 */
export async function openBacking(
  { owner, api_key_id }: { owner: string; api_key_id: string },
  target: Target,
  { startedAtMs, reuseMs }: { startedAtMs: number; reuseMs: number },
): Promise<Backing> {
  const { databaseUrl, dataDir, historyDays } = settings();
  const db = await openStore({ dataDir, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  const [id, account] = [{ owner, accountFilter: targetId(target) }, accountOf(target)];
  const times = { nowMs: startedAtMs, staleBeforeMs: startedAtMs };
  const previous = await readPrevious(
    db,
    { owner, account },
    { ...times, staleBeforeMs: startedAtMs - reuseMs },
  );
  await pullBack(db, startedAtMs);
  await startScan(db, id, times);
  const reused = await reusedKeys(db, owner, previous);
  let fault: unknown = null;
  let isOver = false;
  let asked: Listed["asked"] = [];
  const sink = new ScanWriter(db, owner, FLUSH_MS, (error) => {
    fault = error;
  });
  const reader = { owner, network: NETWORK, sinceMs: startedAtMs, api_key_id };
  const histories = () => historiesOf(db, reader, target);
  const recordedAt = async (atMs: number) =>
    snapshotThen(db, await histories(), { target: targetId(target), choice: { atMs } });
  return {
    previous: {
      ...previous,
      isFresh: (of, key) => reused.has(keyRef({ account: of, api_key_id: key })),
    },
    reused,
    sink,
    admit: (listed) => {
      asked = listed.asked;
      return saveAccounts(db, owner, previous, listed.accounts);
    },
    recorded: () => recordedAt(startedAtMs),
    recordedAt,
    record: async () => {
      const scan = { started_at: startedAtMs, stale_before: startedAtMs };
      if (historyDays > 0) {
        fault ??= await recordScan(db, { owner, account, network: NETWORK, scan });
      }
      await setScanStatus(db, id, { status: "done", nowMs: Date.now(), asked });
      isOver = true;
      return livesIn(await histories());
    },
    signedOff: () => newestSignedOff(db, reader, targetId(target)),
    fault: () => fault,
    close: async () => {
      // Nobody works on it any more, so the dashboard must not wait for it to end.
      const ended = { status: "cancelled", nowMs: Date.now() } as const;
      if (!isOver) await setScanStatus(db, id, ended).catch(() => {});
      await db.close();
    },
  };
}

type Db = Awaited<ReturnType<typeof openStore>>;

/** Keys whose scopes are recent enough, and whose last read did not fail. */
async function reusedKeys(db: Db, owner: string, previous: Previous) {
  const keys = [...previous.accounts.keys()].flatMap((account) =>
    previous
      .keysOf(account)
      .filter((key) => key.failure === null && previous.isFresh(account, key.api_key_id)),
  );
  const scopesOf = await scopesOfKeys(db, owner, keys);
  const reused = new Map<KeyRef, Reused>();
  for (const key of keys) {
    const scopes = scopesOf(key);
    if (scopes !== null && key.read_at !== null) {
      reused.set(keyRef(key), { scopes, readAtMs: key.read_at });
    }
  }
  return reused;
}

async function newestSignedOff(
  db: Db,
  reader: ReviewReader,
  account: AccountId,
): Promise<Review | null> {
  const seen = (await seenReviews(db, reader, null)).filter((each) => each.account === account);
  const rows = await readReviewRows(
    db,
    seen.map(({ id }) => id),
  );
  const nowMs = Date.now();
  const [newest] = [...rows]
    .flatMap(([id, { signedOffMs }]) => (signedOffMs === null ? [] : [{ id, signedOffMs }]))
    // A review dated by a wrong clock would stay first until its date arrives.
    .map((each) => ({ ...each, ahead: Number(isAhead(each.signedOffMs, nowMs)) }))
    .sort((a, b) => a.ahead - b.ahead || b.signedOffMs - a.signedOffMs);
  return newest === undefined ? null : ((await reviewState(db, newest.id))?.review ?? null);
}

function livesIn(histories: Awaited<ReturnType<typeof historiesOf>>): Map<KeyRef, KeyLife> {
  const lives = new Map<KeyRef, KeyLife>();
  for (const { account, past } of histories) {
    for (const [api_key_id, life] of livesOf(past))
      lives.set(keyRef({ account, api_key_id }), life);
  }
  return lives;
}
