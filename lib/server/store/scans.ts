import "server-only";
import { z } from "zod";
import type { Store } from "./open-store";
import { writeAs } from "./owners";
import type { ScanStatus, Tables } from "./schema";
import { FROM, OPEN } from "./status";

/** One scan of one account, or of all. Times are epoch ms. */
export type Scan = Omit<Tables["scan"], "owner" | "seq">;

/** Identifies a scan by its owner and by the account, or `all`, that it covers, as `targetId` names it. */
export type ScanId = { owner: string; accountFilter: string };

/** Lists of accounts that SendGrid was asked for: all pages of a list count as one, and so do a page's retries. */
const AskedLists = z.array(
  z.object({
    /** Without its query. */
    path: z.string(),
    /** SendGrid's HTTP status; null if it sent none. */
    status: z.int().nullable(),
    /** How many it named. */
    count: z.int(),
  }),
);
export type AskedList = z.infer<typeof AskedLists>[number];

/** Starts a scan unless one is running or paused: then that one stays. @returns the scan, whoever started it */
export function startScan(
  store: Store,
  { owner, accountFilter }: ScanId,
  { nowMs, staleBeforeMs }: { nowMs: number; staleBeforeMs: number },
): Promise<Scan> {
  const fresh = {
    status: "running",
    started_at: nowMs,
    stale_before: staleBeforeMs,
    finished_at: null,
    lease_holder: null,
    lease_until: 0,
    asked: null,
  } as const;
  return writeAs(store, owner, nowMs, async (db, seq) => {
    await db
      .insertInto("scan")
      .values({ owner, account_filter: accountFilter, ...fresh, seq })
      .onConflict((conflict) =>
        conflict
          .columns(["owner", "account_filter"])
          .doUpdateSet({ ...fresh, seq })
          .where("scan.status", "not in", OPEN),
      )
      .execute();
    return scanOf(db, { owner, accountFilter }).executeTakeFirstOrThrow();
  });
}

/** The scan with that filter; null if the owner never started one. */
export async function readScan(store: Store, id: ScanId): Promise<Scan | null> {
  return (await scanOf(store.db, id).executeTakeFirst()) ?? null;
}

function scanOf(db: Store["db"], { owner, accountFilter }: ScanId) {
  return db
    .selectFrom("scan")
    .select(COLUMNS)
    .where("owner", "=", owner)
    .where("account_filter", "=", accountFilter);
}

/** The lists of accounts that a scan asked for; none if it has not ended, or if an earlier version ran it. */
export function askedLists(scan: Pick<Scan, "asked"> | null): AskedList[] {
  return AskedLists.parse(JSON.parse(scan?.asked ?? "[]"));
}

/**
 * Pauses, resumes, finishes or cancels a scan.
 * @param asked given when it ends: see {@link AskedList}
 * @param holder only if this replica has the scan's lease: one that lost it has not finished the current scan
 * @returns false if its status doesn't allow that, or another has the lease: someone else was faster
 */
export function setScanStatus(
  store: Store,
  { owner, accountFilter }: ScanId,
  {
    status,
    nowMs,
    holder,
    asked,
  }: { status: ScanStatus; nowMs: number; holder?: string; asked?: readonly AskedList[] },
): Promise<boolean> {
  return writeAs(store, owner, nowMs, async (db, seq) => {
    const { numUpdatedRows } = await db
      .updateTable("scan")
      .set({ status, finished_at: OPEN.includes(status) ? null : nowMs, seq })
      .$if(asked !== undefined, (query) => query.set({ asked: JSON.stringify(asked) }))
      .where("owner", "=", owner)
      .where("account_filter", "=", accountFilter)
      .where("status", "in", FROM[status])
      .$if(holder !== undefined, (query) => query.where("lease_holder", "=", holder ?? ""))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}

/** How many of an owner's scans are running or paused. */
export async function countOpenScans(store: Store, owner: string): Promise<number> {
  const { scans } = await store.db
    .selectFrom("scan")
    .select(({ fn }) => fn.countAll<number>().as("scans"))
    .where("owner", "=", owner)
    .where("status", "in", OPEN)
    .executeTakeFirstOrThrow();
  return scans;
}

/**
 * Deletes the scans in that status that began before `beforeMs` and that nobody has worked on since. Their results
 * stay: the next request begins a scan that reads what is missing.
 */
export async function deleteIdleScans(
  store: Store,
  status: ScanStatus,
  beforeMs: number,
): Promise<void> {
  await store.db
    .deleteFrom("scan")
    .where("status", "=", status)
    .where("started_at", "<", beforeMs)
    .where("lease_until", "<", beforeMs)
    .execute();
}

/** Deletes names that somebody typed and SendGrid never proved, once their scan, begun before `beforeMs`, is over. */
export async function deleteUnprovenNames(store: Store, beforeMs: number): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    await db
      .deleteFrom("scan")
      .where("status", "not in", OPEN)
      .where("started_at", "<", beforeMs)
      .where((row) =>
        row.exists(
          row
            .selectFrom("scan_account as named")
            .select("named.account")
            .whereRef("named.owner", "=", "scan.owner")
            .whereRef("named.account", "=", "scan.account_filter")
            .where("named.proven", "=", 0),
        ),
      )
      .execute();
    await db
      .deleteFrom("scan_account")
      .where("proven", "=", 0)
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom("scan")
              .select("scan.account_filter")
              .whereRef("scan.owner", "=", "scan_account.owner")
              .whereRef("scan.account_filter", "=", "scan_account.account"),
          ),
        ),
      )
      .execute();
  });
}

const COLUMNS = [
  "account_filter",
  "status",
  "started_at",
  "stale_before",
  "finished_at",
  "lease_holder",
  "lease_until",
  "asked",
] as const;
