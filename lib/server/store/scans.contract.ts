import "server-only";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Store } from "./open-store";
import { deleteUnusedOwners } from "./owners";
import { putAccounts, type StoredAccount } from "./scan-accounts";
import { readChanges } from "./scan-changes";
import { keysReadBefore, putKeyFailures, putKeyList, putKeyScopes } from "./scan-keys";
import { releaseLease, takeLease } from "./scan-lease";
import { shapeHash } from "./scan-shapes";
import { readScan, setScanStatus, startScan } from "./scans";
import type { Tables } from "./schema";

const NOW = 1_700_000_000_000;
const TTL = 15_000;
const FAILURE = { code: "access_forbidden", status: 403, message: "refused" };
// Any UTF-16 at all: NUL, halves of surrogate pairs, whatever a stranger names a key.
const anyText = fc.string({ unit: fc.nat(0xff_ff).map((unit) => String.fromCharCode(unit)) });

let owners = 0;
const anOwner = () => `owner-${owners++}-${crypto.randomUUID()}`;

function anAccount(account: string, fields: Partial<StoredAccount> = {}): StoredAccount {
  return {
    account,
    label: account,
    region: "global",
    disabled: false,
    status: "waiting",
    key_count: null,
    listed_at: null,
    failure: null,
    ...fields,
  };
}

const aKey = (n: number, account = "self") => ({
  account,
  api_key_id: `key-${n}`,
  name: `Key ${n}`,
});
const manyKeys = (count: number, account = "self") =>
  Array.from({ length: count }, (_, n) => ({ ...aKey(n, account), scopes: [`scope-${n % 7}`] }));

/** What scans guarantee on every database, seen from two replicas. */
export function scansContract(store: () => Store, replica: () => Store): void {
  describe("what was read", () => {
    test("another replica reads accounts, keys, shapes and failures as they were written", async () => {
      await fc.assert(
        fc.asyncProperty(anyText, anyText, fc.uniqueArray(anyText), async (name, label, scopes) => {
          const owner = anOwner();
          const failure = { code: "upstream_timeout", status: null, message: name };
          const account = anAccount("subuser:a", { label, disabled: true, failure });
          const key = { account: "subuser:a", api_key_id: "one", name };
          await putAccounts(store(), owner, [account], NOW);
          await putKeyScopes(store(), owner, [{ ...key, scopes }], NOW);
          await putKeyFailures(store(), owner, [{ ...key, api_key_id: "two", failure }], NOW);
          const read = await readChanges(replica(), owner, null, 0);
          expect(read.accounts).toEqual([account]);
          const shape = shapeHash(scopes);
          expect(read.shapes).toEqual([{ hash: shape, scopes: [...scopes].sort() }]);
          expect(new Set(read.keys)).toEqual(
            new Set([
              { ...key, shape, read_at: NOW, failure: null, gone: false },
              { ...key, api_key_id: "two", shape: null, read_at: null, failure, gone: false },
            ]),
          );
        }),
        { numRuns: 40 },
      );
    });

    test("equal scope sets are one shape, whatever their order; no scopes is not unread", async () => {
      const owner = anOwner();
      const keys = [["a", "b"], ["b", "a", "b"], []].map((scopes, n) => ({ ...aKey(n), scopes }));
      await putKeyScopes(store(), owner, keys, NOW);
      const read = await readChanges(store(), owner, null, 0);
      expect(new Set(read.shapes.map((shape) => shape.scopes))).toEqual(new Set([[], ["a", "b"]]));
      expect(read.keys.map((key) => key.shape)).not.toContain(null);
      expect(new Set(read.keys.map((key) => key.shape)).size).toBe(2);
    });

    test("listing names again keeps the scopes, and a failed read keeps what was read before", async () => {
      const owner = anOwner();
      await putKeyScopes(store(), owner, [{ ...aKey(1), scopes: ["a"] }], NOW);
      await putKeyList(store(), owner, "self", [{ api_key_id: "key-1", name: "New" }], NOW + 1);
      await putKeyFailures(
        store(),
        owner,
        [{ ...aKey(1), name: "New", failure: FAILURE }],
        NOW + 2,
      );
      const [failed] = (await readChanges(store(), owner, null, 0)).keys;
      expect(failed).toMatchObject({ name: "New", shape: shapeHash(["a"]), read_at: NOW });
      expect(failed?.failure).toEqual(FAILURE);
      await putKeyScopes(store(), owner, [{ ...aKey(1), scopes: ["a"] }], NOW + 3);
      const [read] = (await readChanges(store(), owner, null, 0)).keys;
      expect(read).toMatchObject({ read_at: NOW + 3, failure: null });
    });

    test("a key that the list no longer names is gone, in that account only, until it is named again", async () => {
      const owner = anOwner();
      const list = (...ids: string[]) => ids.map((api_key_id) => ({ api_key_id, name: "n" }));
      await putKeyList(store(), owner, "self", list("a", "b"), NOW);
      await putKeyList(store(), owner, "subuser:x", list("b"), NOW);
      const before = await readChanges(store(), owner, null, 0);
      await putKeyList(store(), owner, "self", list("a"), NOW + 1);
      const left = await readChanges(replica(), owner, null, 0);
      expect(left.keys.map((key) => `${key.account} ${key.api_key_id}`).sort()).toEqual([
        "self a",
        "subuser:x b",
      ]);
      const changed = await readChanges(replica(), owner, null, before.seq);
      expect(changed.keys.find((key) => key.gone)?.api_key_id).toBe("b");
      // A read that was under way when the key went does not bring it back; a list does.
      await putKeyScopes(store(), owner, [{ ...aKey(0), api_key_id: "b", scopes: [] }], NOW + 2);
      expect((await readChanges(store(), owner, "self", 0)).keys).toHaveLength(1);
      await putKeyList(store(), owner, "self", list("a", "b"), NOW + 3);
      expect((await readChanges(store(), owner, "self", 0)).keys).toHaveLength(2);
    });

    test("of a key that is twice in one write, the last one stays", async () => {
      const owner = anOwner();
      const twice = [
        { ...aKey(1), scopes: ["a"] },
        { ...aKey(1), scopes: ["b"] },
      ];
      await putKeyScopes(store(), owner, twice, NOW);
      const { keys } = await readChanges(store(), owner, null, 0);
      expect(keys.map((key) => key.shape)).toEqual([shapeHash(["b"])]);
    });

    test("a write that fails half way leaves nothing", async () => {
      const owner = anOwner();
      // The last of several statements fails: a key without a name.
      const broken = { account: "self", api_key_id: "broken" } as ReturnType<typeof aKey>;
      const keys = [...manyKeys(600), { ...broken, scopes: [] }];
      await expect(putKeyScopes(store(), owner, keys, NOW)).rejects.toThrow();
      expect(await readChanges(store(), owner, null, 0)).toEqual({
        seq: 0,
        accounts: [],
        shapes: [],
        keys: [],
      });
    });

    test("sustains well over 1,000 keys a second", async () => {
      const owner = anOwner();
      const keys = manyKeys(20_000);
      const started = performance.now();
      for (let n = 0; n < keys.length; n += 500) {
        await putKeyScopes(store(), owner, keys.slice(n, n + 500), NOW);
      }
      const seconds = (performance.now() - started) / 1000;
      expect((await readChanges(store(), owner, null, 0)).keys).toHaveLength(20_000);
      expect(keys.length / seconds).toBeGreaterThan(2_000);
    });
  });

  describe("following", () => {
    test("a reader who asks for what is new misses nothing that concurrent writers write", async () => {
      const owner = anOwner();
      const seen = new Map<string, number | null>();
      let since = 0;
      let writing = true;
      async function follow(): Promise<void> {
        for (let last = false; !last; ) {
          last = !writing;
          const changes = await readChanges(replica(), owner, null, since);
          expect(changes.seq).toBeGreaterThanOrEqual(since);
          since = changes.seq;
          for (const key of changes.keys) seen.set(key.api_key_id, key.read_at);
        }
      }
      async function write(writer: number): Promise<void> {
        for (let n = 0; n < 25; n++) {
          const keys = [0, 1, 2, 3].map((k) => ({
            ...aKey(writer * 1000 + n * 4 + k),
            scopes: ["a"],
          }));
          await putKeyScopes(writer % 2 ? store() : replica(), owner, keys, NOW + n);
        }
      }
      const following = follow();
      await Promise.all([0, 1, 2, 3].map(write));
      writing = false;
      await following;
      expect(seen.size).toBe(4 * 25 * 4);
      const { keys } = await readChanges(store(), owner, null, 0);
      expect(seen).toEqual(new Map(keys.map((key) => [key.api_key_id, key.read_at])));
    });

    test("asking again after nothing happened brings nothing", async () => {
      const owner = anOwner();
      await putKeyScopes(store(), owner, manyKeys(3), NOW);
      const { seq } = await readChanges(store(), owner, null, 0);
      expect(await readChanges(replica(), owner, null, seq)).toEqual({
        seq,
        accounts: [],
        shapes: [],
        keys: [],
      });
    });

    test("one account can be followed without the others", async () => {
      const owner = anOwner();
      await putAccounts(store(), owner, [anAccount("self"), anAccount("subuser:x")], NOW);
      await putKeyScopes(store(), owner, [...manyKeys(2), ...manyKeys(3, "subuser:x")], NOW);
      const { accounts, keys } = await readChanges(store(), owner, "subuser:x", 0);
      expect(accounts.map((each) => each.account)).toEqual(["subuser:x"]);
      expect(keys.map((key) => key.account)).toEqual(["subuser:x", "subuser:x", "subuser:x"]);
    });
  });

  describe("freshness", () => {
    test("names the keys never read and those read too long ago, and no others", async () => {
      const owner = anOwner();
      const listed = [1, 2, 3, 4, 5].map((n) => aKey(n));
      await putKeyList(store(), owner, "self", listed, NOW);
      await putKeyScopes(store(), owner, [{ ...aKey(2), scopes: [] }], NOW + 20);
      await putKeyScopes(store(), owner, [{ ...aKey(1), scopes: [] }], NOW + 10);
      await putKeyScopes(store(), owner, [{ ...aKey(3), scopes: [] }], NOW + 30);
      await putKeyList(store(), owner, "self", listed.slice(0, 4), NOW + 31);
      await putKeyScopes(store(), owner, manyKeys(1, "subuser:x"), NOW);
      const stale = await keysReadBefore(replica(), owner, "self", NOW + 30);
      expect(stale).toEqual([
        { ...aKey(4), read_at: null },
        { ...aKey(1), read_at: NOW + 10 },
        { ...aKey(2), read_at: NOW + 20 },
      ]);
      const everywhere = await keysReadBefore(replica(), owner, null, NOW + 30);
      expect(everywhere).toHaveLength(4);
    });
  });

  describe("the scan itself", () => {
    test("is started once however many ask, and starts anew only when it is over", async () => {
      const owner = anOwner();
      const started = await Promise.all(
        [0, 1, 2, 3].map((n) => startScan(n % 2 ? store() : replica(), owner, "all", NOW + n, 0)),
      );
      expect(new Set(started.map((scan) => scan.started_at)).size).toBe(1);
      expect(await setScanStatus(store(), owner, "all", "done", NOW + 9)).toBe(true);
      expect(await readScan(replica(), owner, "all")).toMatchObject({
        status: "done",
        finished_at: NOW + 9,
      });
      expect(await startScan(store(), owner, "all", NOW + 10, 0)).toMatchObject({
        status: "running",
        started_at: NOW + 10,
        finished_at: null,
      });
    });

    test("pauses, resumes and is cancelled, and a finished one stays finished", async () => {
      const owner = anOwner();
      expect(await readScan(store(), owner, "self")).toBeNull();
      await startScan(store(), owner, "self", NOW, 0);
      const to = (status: Parameters<typeof setScanStatus>[3]) =>
        setScanStatus(replica(), owner, "self", status, NOW);
      expect(await to("running")).toBe(false);
      expect(await to("paused")).toBe(true);
      expect(await to("done")).toBe(false);
      expect(await to("running")).toBe(true);
      expect(await to("paused")).toBe(true);
      expect(await to("cancelled")).toBe(true);
      for (const status of ["running", "paused", "done", "cancelled"] as const) {
        expect(await to(status), status).toBe(false);
      }
    });

    test("of many replicas that ask at once exactly one may work on it", async () => {
      for (let round = 0; round < 10; round++) {
        const owner = anOwner();
        await startScan(store(), owner, "all", NOW, 0);
        const asked = await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            takeLease(
              n % 2 ? store() : replica(),
              { owner, accountFilter: "all", holder: `replica-${n}` },
              NOW,
              TTL,
            ),
          ),
        );
        expect(asked.filter(Boolean)).toHaveLength(1);
        const scan = await readScan(store(), owner, "all");
        expect(scan?.lease_holder).toBe(`replica-${asked.indexOf(true)}`);
      }
    });

    test("the right to work is renewed, given back, lost with time, and never held by two", async () => {
      const owner = anOwner();
      await startScan(store(), owner, "all", NOW, 0);
      const a = { owner, accountFilter: "all", holder: "a" };
      const b = { ...a, holder: "b" };
      expect(await takeLease(store(), a, NOW, TTL)).toBe(true);
      expect(await takeLease(store(), a, NOW + 10_000, TTL)).toBe(true);
      expect(await takeLease(replica(), b, NOW + 24_999, TTL)).toBe(false);
      await releaseLease(replica(), b);
      expect(await takeLease(replica(), b, NOW + 24_999, TTL)).toBe(false);
      expect(await takeLease(replica(), b, NOW + 25_000, TTL)).toBe(true);
      expect(await takeLease(store(), a, NOW + 25_001, TTL)).toBe(false);
      await releaseLease(replica(), b);
      expect(await takeLease(store(), a, NOW + 25_002, TTL)).toBe(true);
    });

    test("nobody may work on a scan that is paused, over, or was never started", async () => {
      const owner = anOwner();
      const a = { owner, accountFilter: "all", holder: "a" };
      expect(await takeLease(store(), a, NOW, TTL)).toBe(false);
      await startScan(store(), owner, "all", NOW, 0);
      expect(await takeLease(store(), a, NOW, TTL)).toBe(true);
      await setScanStatus(replica(), owner, "all", "paused", NOW);
      expect(await takeLease(store(), a, NOW, TTL)).toBe(false);
      await setScanStatus(replica(), owner, "all", "cancelled", NOW);
      expect(await takeLease(store(), a, NOW, TTL)).toBe(false);
    });
  });

  describe("owners", () => {
    const tables = ["scan_owner", "scan", "scan_account", "scan_key", "scan_shape"] as const;
    async function rowsOf(owner: string): Promise<Tables[(typeof tables)[number]][][]> {
      return Promise.all(
        tables.map((table) =>
          store().db.selectFrom(table).selectAll().where("owner", "=", owner).execute(),
        ),
      );
    }
    const lease = (owner: string) => ({ owner, accountFilter: "all", holder: "same" });
    async function fill(owner: string): Promise<void> {
      await putAccounts(store(), owner, [anAccount("self")], NOW);
      await putKeyList(store(), owner, "self", [aKey(0), aKey(1)], NOW);
      await putKeyScopes(store(), owner, manyKeys(2), NOW);
      await startScan(store(), owner, "all", NOW, 0);
      await takeLease(store(), lease(owner), NOW, TTL);
    }

    test("nothing that one owner does changes or shows a row of another", async () => {
      const [owner, other] = [anOwner(), anOwner()];
      await fill(other);
      const before = await rowsOf(other);
      expect(before.map((rows) => rows.length)).toEqual([1, 1, 1, 2, 2]);

      // The owner has nothing yet: whatever it is shown would be the other's.
      expect((await readChanges(store(), owner, null, 0)).keys).toEqual([]);
      expect(await keysReadBefore(store(), owner, null, NOW + 1)).toEqual([]);
      expect(await readScan(store(), owner, "all")).toBeNull();
      expect(await setScanStatus(store(), owner, "all", "paused", NOW)).toBe(false);
      expect(await takeLease(store(), lease(owner), NOW + TTL, TTL)).toBe(false);
      await releaseLease(store(), lease(owner));
      expect(await readChanges(store(), owner, null, 0)).toMatchObject({
        accounts: [],
        shapes: [],
        keys: [],
      });

      const later = NOW + 1_000_000;
      await startScan(store(), owner, "all", later, 0);
      await putAccounts(store(), owner, [anAccount("self", { label: "mine" })], later);
      await putKeyList(store(), owner, "self", [], later);
      await putKeyFailures(store(), owner, [{ ...aKey(0), failure: FAILURE }], later);
      await putKeyScopes(store(), owner, [{ ...aKey(1), scopes: ["scope-0"] }], later);
      expect(await readScan(store(), owner, "all")).toMatchObject({ started_at: later });
      const mine = await readChanges(store(), owner, null, 0);
      expect(mine.accounts.map((each) => each.label)).toEqual(["mine"]);
      expect(mine.shapes.map((shape) => shape.scopes)).toEqual([["scope-0"]]);
      expect(mine.keys.map((key) => key.api_key_id).sort()).toEqual(["key-0", "key-1"]);
      expect(await rowsOf(other)).toEqual(before);
    });

    test("one who has not written for long is forgotten whole, and nobody else is", async () => {
      const [old, live] = [anOwner(), anOwner()];
      const cutoff = 1_000_000;
      await fill(live);
      await putAccounts(store(), old, [anAccount("self")], cutoff - 1);
      await putKeyScopes(store(), old, manyKeys(2), cutoff - 1);
      await startScan(store(), old, "all", cutoff - 1, 0);
      const before = await rowsOf(live);
      expect(await deleteUnusedOwners(store(), cutoff)).toBeGreaterThanOrEqual(1);
      expect(await rowsOf(old)).toEqual([[], [], [], [], []]);
      expect(await rowsOf(live)).toEqual(before);
      expect(await deleteUnusedOwners(replica(), cutoff)).toBe(0);
    });
  });
}
