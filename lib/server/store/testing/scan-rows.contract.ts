import "server-only";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyRef } from "@/lib/audit/key-ref";
import type { Store } from "../open-store";
import { putAccounts } from "../scan-accounts";
import { countKeys } from "../scan-changes";
import { putKeyFailures, putKeyLists, putKeyScopes } from "../scan-keys";
import { shapeHash } from "../scan-shapes";
import { readAll } from "./read-all";
import { aKey, anAccount, anOwner, FAILURE, manyKeys, NOW } from "./scan-fixtures";

// Any UTF-16: NUL, halves of surrogate pairs, whatever a stranger names a key.
const anyText = fc.string({ unit: fc.nat(0xff_ff).map((unit) => String.fromCharCode(unit)) });

/** What every database guarantees about the rows of a scan, seen from two replicas. */
export function scanRowsContract(store: () => Store, replica: () => Store): void {
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
          const read = await readAll(replica(), owner, null, 0);
          expect(read.accounts).toEqual([account]);
          const shape = shapeHash(scopes);
          expect(read.shapes).toEqual([{ hash: shape, scopes: [...scopes].sort() }]);
          expect(new Set(read.keys)).toEqual(
            new Set([
              { ...key, shape, read_at: NOW, failure: null },
              { ...key, api_key_id: "two", shape: null, read_at: null, failure },
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
      const read = await readAll(store(), owner, null, 0);
      expect(new Set(read.shapes.map((shape) => shape.scopes))).toEqual(new Set([[], ["a", "b"]]));
      expect(read.keys.map((key) => key.shape)).not.toContain(null);
      expect(new Set(read.keys.map((key) => key.shape)).size).toBe(2);
    });

    test("listing names again keeps the scopes, and a failed read keeps what was read before", async () => {
      const owner = anOwner();
      await putKeyScopes(store(), owner, [{ ...aKey(1), scopes: ["a"] }], NOW);
      await putKeyLists(
        store(),
        owner,
        new Map([["self", [{ api_key_id: "key-1", name: "New" }]]]),
        NOW + 1,
      );
      await putKeyFailures(
        store(),
        owner,
        [{ ...aKey(1), name: "New", failure: FAILURE }],
        NOW + 2,
      );
      const [failed] = (await readAll(store(), owner, null, 0)).keys;
      expect(failed).toMatchObject({ name: "New", shape: shapeHash(["a"]), read_at: NOW });
      expect(failed?.failure).toEqual(FAILURE);
      await putKeyScopes(store(), owner, [{ ...aKey(1), scopes: ["a"] }], NOW + 3);
      const [read] = (await readAll(store(), owner, null, 0)).keys;
      expect(read).toMatchObject({ read_at: NOW + 3, failure: null });
    });

    test("a key that the list no longer names is gone, in that account only, until it is named again", async () => {
      const owner = anOwner();
      const list = (...ids: string[]) => ids.map((api_key_id) => ({ api_key_id, name: "n" }));
      await putKeyLists(store(), owner, new Map([["self", list("a", "b")]]), NOW);
      await putKeyLists(store(), owner, new Map([["subuser:x", list("b")]]), NOW);
      await putKeyLists(store(), owner, new Map([["self", list("a")]]), NOW + 1);
      const left = await readAll(replica(), owner, null, 0);
      expect(left.keys.map((key) => keyRef(key)).sort()).toEqual(["self/a", "subuser:x/b"]);
      // A read under way when the key went doesn't bring it back; a list does.
      await putKeyScopes(store(), owner, [{ ...aKey(0), api_key_id: "b", scopes: [] }], NOW + 2);
      expect((await readAll(store(), owner, "self", 0)).keys).toHaveLength(1);
      await putKeyLists(store(), owner, new Map([["self", list("a", "b")]]), NOW + 3);
      expect((await readAll(store(), owner, "self", 0)).keys).toHaveLength(2);
    });

    test("of a key that is twice in one write, the last one stays", async () => {
      const owner = anOwner();
      const twice = [
        { ...aKey(1), scopes: ["a"] },
        { ...aKey(1), scopes: ["b"] },
      ];
      await putKeyScopes(store(), owner, twice, NOW);
      const { keys } = await readAll(store(), owner, null, 0);
      expect(keys.map((key) => key.shape)).toEqual([shapeHash(["b"])]);
    });

    test("a write that fails half way leaves nothing", async () => {
      const owner = anOwner();
      // The last of several statements fails: a key without a name.
      const broken = { account: "self", api_key_id: "broken" } as ReturnType<typeof aKey>;
      const keys = [...manyKeys(600), { ...broken, scopes: [] }];
      await expect(putKeyScopes(store(), owner, keys, NOW)).rejects.toThrow();
      expect(await readAll(store(), owner, null, 0)).toEqual({
        seq: 0,
        accounts: [],
        shapes: [],
        keys: [],
      });
    });

    test("keeps 20,000 keys written in batches", async () => {
      const owner = anOwner();
      const keys = manyKeys(20_000);
      for (let n = 0; n < keys.length; n += 500) {
        await putKeyScopes(store(), owner, keys.slice(n, n + 500), NOW);
      }
      expect((await readAll(store(), owner, null, 0)).keys).toHaveLength(20_000);
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
          const changes = await readAll(replica(), owner, null, since);
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
      const { keys } = await readAll(store(), owner, null, 0);
      expect(seen).toEqual(new Map(keys.map((key) => [key.api_key_id, key.read_at])));
    });

    test("only what was written since comes, and no key that went", async () => {
      const owner = anOwner();
      const list = (...ids: string[]) => ids.map((api_key_id) => ({ api_key_id, name: "n" }));
      await putAccounts(store(), owner, [anAccount("self")], NOW);
      await putKeyScopes(store(), owner, manyKeys(3), NOW);
      await putKeyLists(store(), owner, new Map([["subuser:x", list("stays", "goes")]]), NOW);
      await putKeyLists(store(), owner, new Map([["subuser:x", list("stays")]]), NOW);
      const { seq } = await readAll(store(), owner, null, 0);
      await putAccounts(store(), owner, [anAccount("subuser:x")], NOW);
      await putKeyScopes(store(), owner, [{ ...aKey(9), scopes: ["new"] }], NOW);
      await putKeyLists(store(), owner, new Map([["subuser:x", list("stays")]]), NOW);
      const changes = await readAll(replica(), owner, null, seq);
      expect(changes.seq).toBeGreaterThan(seq);
      expect(changes.accounts.map((each) => each.account)).toEqual(["subuser:x"]);
      expect(changes.keys.map((key) => key.api_key_id).sort()).toEqual(["key-9", "stays"]);
      expect(changes.shapes.map((shape) => shape.scopes)).toEqual([["new"]]);
    });

    test("keys can be counted without being read: those that are gone are not, nor another account's", async () => {
      const owner = anOwner();
      const list = (...ids: string[]) => ids.map((api_key_id) => ({ api_key_id, name: "n" }));
      await putKeyScopes(store(), owner, manyKeys(3), NOW);
      await putKeyScopes(store(), anOwner(), manyKeys(5), NOW);
      await putKeyLists(store(), owner, new Map([["subuser:x", list("stays", "goes")]]), NOW);
      await putKeyLists(store(), owner, new Map([["subuser:x", list("stays")]]), NOW);
      expect(await countKeys(replica(), { owner, account: null })).toBe(4);
      expect(await countKeys(replica(), { owner, account: "subuser:x" })).toBe(1);
    });

    test("asking again after nothing happened brings nothing", async () => {
      const owner = anOwner();
      await putKeyScopes(store(), owner, manyKeys(3), NOW);
      const { seq } = await readAll(store(), owner, null, 0);
      expect(await readAll(replica(), owner, null, seq)).toEqual({
        seq,
        accounts: [],
        shapes: [],
        keys: [],
      });
    });

    test("a name that was typed is none of all accounts until SendGrid proves it, and then stays", async () => {
      const owner = anOwner();
      const typed = anAccount("subuser:x", { proven: false, status: "failed", failure: FAILURE });
      const all = async (since = 0) =>
        (await readAll(replica(), owner, null, since)).accounts.map((each) => each.account);
      await putAccounts(store(), owner, [anAccount("self"), typed], NOW);
      const { seq, accounts } = await readAll(replica(), owner, "subuser:x", 0);
      expect(accounts).toEqual([typed]);
      expect(await all()).toEqual(["self"]);
      await putAccounts(store(), owner, [anAccount("subuser:x")], NOW);
      expect(await all(seq)).toEqual(["subuser:x"]);
      await putAccounts(store(), owner, [typed], NOW);
      const later = await readAll(replica(), owner, null, 0);
      expect(later.accounts).toContainEqual({ ...typed, proven: true });
    });

    test("one account can be followed without the others", async () => {
      const owner = anOwner();
      await putAccounts(store(), owner, [anAccount("self"), anAccount("subuser:x")], NOW);
      await putKeyScopes(store(), owner, [...manyKeys(2), ...manyKeys(3, "subuser:x")], NOW);
      const { accounts, keys } = await readAll(store(), owner, "subuser:x", 0);
      expect(accounts.map((each) => each.account)).toEqual(["subuser:x"]);
      expect(keys.map((key) => key.account)).toEqual(["subuser:x", "subuser:x", "subuser:x"]);
    });
  });
}
