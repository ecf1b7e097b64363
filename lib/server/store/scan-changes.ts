import "server-only";
import type { AccountId } from "@/lib/audit/account";
import { unpackText } from "./foreign-text";
import { type ReadFailure, unpackFailure } from "./holes";
import type { Store } from "./open-store";
import type { StoredAccount } from "./scan-accounts";
import type { ListedKey } from "./scan-keys";

/** A key as a scan knows it. `shape` and `failure` can both be set: read once, and unreadable since. */
export type StoredKey = ListedKey & {
  /**
   * Its scope set: {@link readShapes} finds it by hash, a stream refers to it by number. Null if its scopes were never
   * read.
   */
  shape: { hash: string; number: number } | null;
  read_at: number | null;
  failure: ReadFailure | null;
};

/**
 * A position among an owner's rows in order of last write: after this row. A rewritten row moves to the end. Only
 * numbers and ids, so that a slow reader takes little memory.
 */
export type Cursor = { seq: number; account: string; api_key_id: string };

/** What SendGrid no longer lists: a key, or (null) an account. */
export type Gone = { account: AccountId; api_key_id: string | null };

/** Some rows in order, those that are gone, the position after them, and whether they were the last. */
export type Page<T> = { rows: T[]; gone: Gone[]; place: Cursor; isLast: boolean };

/** Which rows to read: `waiting` those whose scopes were never read and never failed, `answered` the others. */
type Wanted = {
  after: Cursor;
  /** Excludes later writes: what is written in the meantime comes later. */
  upTo?: number;
  which?: "answered" | "waiting";
  /** Includes rows found gone after this write, which an earlier reader may know. Absent: none. */
  goneAfter?: number;
};

/** The rows of all pages. */
export async function allOf<T>(
  readPage: (after: Cursor) => Promise<Page<T>>,
  from: Cursor = cursorAfter(0),
): Promise<T[]> {
  const all: T[] = [];
  for (let after = from, isMore = true; isMore; ) {
    const { rows, place, isLast } = await readPage(after);
    for (const row of rows) all.push(row);
    after = place;
    isMore = !isLast;
  }
  return all;
}

/** Before everything written after `seq`; 0 for all rows. */
export const cursorAfter = (seq: number): Cursor => ({ seq: seq + 1, account: "", api_key_id: "" });

/** So few that an idle reader takes little memory, and that reading a page takes a millisecond or two. */
const PAGE = 200;

/** Whose rows: an owner's for one account, or (null) for every account. */
export type Rows = { owner: string; account: AccountId | null };

/** The number of the owner's last write, the highest in any row so far; 0 before the first. */
export async function lastSeq(store: Store, owner: string): Promise<number> {
  const row = await store.db
    .selectFrom("scan_owner")
    .select("seq")
    .where("owner", "=", owner)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** How many keys are known, without those that are gone. */
export async function countKeys(store: Store, { owner, account }: Rows): Promise<number> {
  const row = await store.db
    .selectFrom("scan_key")
    .select(({ fn }) => fn.countAll<number>().as("keys"))
    .where("owner", "=", owner)
    .$if(account !== null, (query) => query.where("account", "=", account ?? ""))
    .where("gone_at", "is", null)
    .executeTakeFirst();
  return row?.keys ?? 0;
}

/** A page of accounts. For every account, only proven ones, since anybody can type a name that no account has. */
export async function readAccountPage(
  store: Store,
  { owner, account }: Rows,
  { after, goneAfter = Number.MAX_SAFE_INTEGER }: Pick<Wanted, "after" | "goneAfter">,
): Promise<Page<StoredAccount>> {
  const found = await store.db
    .selectFrom("scan_account")
    .selectAll()
    .where("owner", "=", owner)
    .$if(account !== null, (query) => query.where("account", "=", account ?? ""))
    .$if(account === null, (query) => query.where("proven", "=", 1))
    .where((row) => row.or([row("gone_at", "is", null), row("seq", ">", goneAfter)]))
    .where((row) => row(row.refTuple("seq", "account"), ">", row.tuple(after.seq, after.account)))
    .orderBy("seq")
    .orderBy("account")
    .limit(PAGE)
    .execute();
  return pageOf(found, after, (row) => ({
    account: row.account,
    label: unpackText(row.label),
    region: row.region,
    disabled: row.disabled === 1,
    status: row.status,
    key_count: row.key_count,
    listed_at: row.listed_at,
    proven: row.proven === 1,
    failure: unpackFailure(row),
  }));
}

/** A page of keys. */
export async function readKeyPage(
  store: Store,
  { owner, account }: Rows,
  { after, upTo, which, goneAfter = Number.MAX_SAFE_INTEGER }: Wanted,
): Promise<Page<StoredKey>> {
  const found = await store.db
    .selectFrom("scan_key as key")
    .leftJoin("scan_shape as shape", (join) =>
      join.onRef("shape.owner", "=", "key.owner").onRef("shape.hash", "=", "key.shape"),
    )
    .select(["key.account", "key.api_key_id", "key.name", "key.read_at", "key.gone_at", "key.seq"])
    .select(["key.hole_code", "key.hole_status", "key.hole_message"])
    .select(["shape.hash", "shape.number"])
    .where("key.owner", "=", owner)
    .$if(account !== null, (query) => query.where("key.account", "=", account ?? ""))
    .where((key) => key.or([key("key.gone_at", "is", null), key("key.seq", ">", goneAfter)]))
    .$if(upTo !== undefined, (query) => query.where("key.seq", "<=", upTo ?? 0))
    .where((key) =>
      key(
        key.refTuple("key.seq", "key.account", "key.api_key_id"),
        ">",
        key.tuple(after.seq, after.account, after.api_key_id),
      ),
    )
    .$if(which === "answered", (query) =>
      query.where((key) =>
        key.or([key("key.shape", "is not", null), key("key.hole_code", "is not", null)]),
      ),
    )
    .$if(which === "waiting", (query) =>
      query.where("key.shape", "is", null).where("key.hole_code", "is", null),
    )
    .orderBy("key.seq")
    .orderBy("key.account")
    .orderBy("key.api_key_id")
    .limit(PAGE)
    .execute();
  return pageOf(found, after, (row) => ({
    account: row.account,
    api_key_id: row.api_key_id,
    name: unpackText(row.name),
    shape: row.hash === null || row.number === null ? null : { hash: row.hash, number: row.number },
    read_at: row.read_at,
    failure: unpackFailure(row),
  }));
}

type Found = Omit<Cursor, "api_key_id"> & { api_key_id?: string; gone_at: number | null };

function pageOf<R extends Found, T>(
  found: readonly R[],
  after: Cursor,
  rowOf: (row: R) => T,
): Page<T> {
  const { seq, account, api_key_id = "" } = found.at(-1) ?? after;
  const gone = found.filter(({ gone_at }) => gone_at !== null);
  return {
    rows: found.filter(({ gone_at }) => gone_at === null).map(rowOf),
    gone: gone.map((row) => ({ account: row.account, api_key_id: row.api_key_id ?? null })),
    place: { seq, account, api_key_id },
    isLast: found.length < PAGE,
  };
}
