import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Store } from "../store/open-store";
import type { StoredAccount } from "../store/scan-accounts";
import { ScanWriter } from "./scan-writer";

const OWNER = "owner";
const FAILURE = { code: "access_forbidden", status: 403, message: "no" };
const ACCOUNT: StoredAccount = {
  account: "self",
  label: "acme",
  region: "global",
  disabled: false,
  status: "read",
  key_count: 3,
  listed_at: 1,
  proven: true,
  failure: null,
};
let dataDir: string;
let store: Store;

/** The database itself records each row that is written, in order. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "scan-writer-"));
  store = await openStore({ dataDir });
  await sql`create table written (what text)`.execute(store.db);
  const says: [table: string, what: string][] = [
    [
      "scan_key",
      "case when new.hole_code is not null then 'failure' when new.shape is not null then 'scopes' else 'list' end",
    ],
    ["scan_account", "'account'"],
  ];
  for (const [table, what] of says) {
    for (const event of ["insert", "update"]) {
      await sql`create trigger ${sql.raw(`${table}_${event}`)} after ${sql.raw(event)} on ${sql.table(table)}
        begin insert into written values (${sql.raw(what)}); end`.execute(store.db);
    }
  }
});

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const key = (api_key_id: string) => ({ api_key_id, name: api_key_id });

/** What was written since the last call; consecutive writes of one kind count once. */
async function written(): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`select what from written order by rowid`.execute(
    store.db,
  );
  await sql`delete from written`.execute(store.db);
  const kinds = rows.map(({ what }) => what);
  return kinds.filter((what, at) => what !== kinds[at - 1]);
}

function gather(writer: ScanWriter) {
  writer.saveAccount(ACCOUNT);
  writer.saveFailure({ ...key("failed"), account: "self", failure: FAILURE });
  writer.saveScopes({ ...key("read"), account: "self", scopes: ["mail.send"] });
  writer.saveList("self", [key("failed"), key("read"), key("waiting")]);
}

test("a list comes before what was read of its keys, and an account is read only after them all", async () => {
  const writer = new ScanWriter(store, OWNER, 60_000, () => {});
  gather(writer);
  await writer.flush();
  expect(await written()).toEqual(["list", "scopes", "failure", "account"]);
});

test("what is gathered while a batch is written is written after it", async () => {
  const writer = new ScanWriter(store, OWNER, 60_000, () => {});
  gather(writer);
  const first = writer.flush();
  writer.saveAccount({ ...ACCOUNT, status: "reading" });
  await writer.flush();
  await first;
  expect((await written()).at(-1)).toBe("account");
  const { db } = store;
  const row = await db.selectFrom("scan_account").select("status").executeTakeFirst();
  expect(row?.status).toBe("reading");
});
