import "server-only";
import { describe, expect, test } from "vitest";
import type { Store } from "../open-store";
import { deleteUnusedOwners } from "../owners";
import { putAccounts } from "../scan-accounts";
import { putKeyFailures, putKeyLists, putKeyScopes } from "../scan-keys";
import { type LeaseRequest, releaseLease, takeLease } from "../scan-lease";
import { readScan, setScanStatus, startScan } from "../scans";
import type { Tables } from "../schema";
import { readAll } from "./read-all";
import { aKey, anAccount, anOwner, FAILURE, manyKeys, NOW } from "./scan-fixtures";

const TTL = 15_000;

const BEGUN = { nowMs: NOW, staleBeforeMs: 0 };

/** What every database guarantees about scans, seen from two replicas. */
export function scansContract(store: () => Store, replica: () => Store): void {
  describe("the scan itself", () => {
    test("is started once however many ask, and starts anew only when it is over", async () => {
      const owner = anOwner();
      const all = { owner, accountFilter: "all" };
      const started = await Promise.all(
        [0, 1, 2, 3].map((n) =>
          startScan(n % 2 ? store() : replica(), all, { nowMs: NOW + n, staleBeforeMs: 0 }),
        ),
      );
      expect(new Set(started.map((scan) => scan.started_at)).size).toBe(1);
      expect(await setScanStatus(store(), all, { status: "done", nowMs: NOW + 9 })).toBe(true);
      expect(await readScan(replica(), all)).toMatchObject({
        status: "done",
        finished_at: NOW + 9,
      });
      expect(await startScan(store(), all, { nowMs: NOW + 10, staleBeforeMs: 0 })).toMatchObject({
        status: "running",
        started_at: NOW + 10,
        finished_at: null,
      });
    });

    test("pauses, resumes and is cancelled, and a finished one stays finished", async () => {
      const owner = anOwner();
      const self = { owner, accountFilter: "self" };
      expect(await readScan(store(), self)).toBeNull();
      await startScan(store(), self, BEGUN);
      const to = (status: Parameters<typeof setScanStatus>[2]["status"]) =>
        setScanStatus(replica(), self, { status, nowMs: NOW });
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

    test("scans of two accounts go their own ways", async () => {
      const owner = anOwner();
      const [self, all] = ["self", "all"].map((accountFilter) => ({
        owner,
        accountFilter,
        holder: "a",
      })) as [LeaseRequest, LeaseRequest];
      await startScan(store(), all, BEGUN);
      expect(await startScan(store(), self, { nowMs: NOW + 1, staleBeforeMs: 0 })).toMatchObject({
        account_filter: "self",
        started_at: NOW + 1,
      });
      expect(await takeLease(store(), self, NOW, TTL)).toBe(true);
      expect(await readScan(store(), all)).toMatchObject({
        lease_holder: null,
      });
      expect(await takeLease(store(), all, NOW, TTL)).toBe(true);
      await releaseLease(store(), all);
      expect(await setScanStatus(store(), all, { status: "done", nowMs: NOW })).toBe(true);
      expect(await readScan(store(), self)).toMatchObject({
        account_filter: "self",
        status: "running",
        lease_holder: "a",
      });
    });

    test("of many replicas that ask at once exactly one may work on it", async () => {
      for (let round = 0; round < 10; round++) {
        const owner = anOwner();
        const all = { owner, accountFilter: "all" };
        await startScan(store(), all, BEGUN);
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
        const scan = await readScan(store(), all);
        expect(scan?.lease_holder).toBe(`replica-${asked.indexOf(true)}`);
      }
    });

    test("the right to work is renewed, given back, lost with time, and never held by two", async () => {
      const owner = anOwner();
      const all = { owner, accountFilter: "all" };
      await startScan(store(), all, BEGUN);
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

    test("who has lost the right to work cannot finish the scan, which somebody started anew", async () => {
      const owner = anOwner();
      const all = { owner, accountFilter: "all" };
      const a = { owner, accountFilter: "all", holder: "a" };
      await startScan(store(), all, BEGUN);
      await takeLease(store(), a, NOW, TTL);
      await setScanStatus(replica(), all, { status: "cancelled", nowMs: NOW + 1 });
      await startScan(replica(), all, { nowMs: NOW + 2, staleBeforeMs: NOW + 2 });
      expect(
        await setScanStatus(store(), all, { status: "done", nowMs: NOW + 3, holder: "a" }),
      ).toBe(false);
      await takeLease(replica(), { ...a, holder: "b" }, NOW + 3, TTL);
      expect(
        await setScanStatus(store(), all, { status: "done", nowMs: NOW + 4, holder: "a" }),
      ).toBe(false);
      expect(
        await setScanStatus(replica(), all, { status: "done", nowMs: NOW + 5, holder: "b" }),
      ).toBe(true);
    });

    test("nobody may work on a scan that is paused, over, or was never started", async () => {
      const owner = anOwner();
      const all = { owner, accountFilter: "all" };
      const a = { owner, accountFilter: "all", holder: "a" };
      expect(await takeLease(store(), a, NOW, TTL)).toBe(false);
      await startScan(store(), all, BEGUN);
      expect(await takeLease(store(), a, NOW, TTL)).toBe(true);
      await setScanStatus(replica(), all, { status: "paused", nowMs: NOW });
      expect(await takeLease(store(), a, NOW, TTL)).toBe(false);
      await setScanStatus(replica(), all, { status: "cancelled", nowMs: NOW });
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
      await putKeyLists(store(), owner, new Map([["self", [aKey(0), aKey(1)]]]), NOW);
      await putKeyScopes(store(), owner, manyKeys(2), NOW);
      await startScan(store(), { owner, accountFilter: "all" }, BEGUN);
      await takeLease(store(), lease(owner), NOW, TTL);
    }

    test("nothing that one owner does changes or shows a row of another", async () => {
      const [other, owner] = [anOwner(), anOwner()];
      await fill(other);
      const before = await rowsOf(other);
      expect(before.map((rows) => rows.length)).toEqual([1, 1, 1, 2, 2]);

      // The owner has nothing yet, so any row it saw would be the other's.
      expect((await readAll(store(), owner, null, 0)).keys).toEqual([]);
      expect(await readScan(store(), { owner, accountFilter: "all" })).toBeNull();
      expect(
        await setScanStatus(
          store(),
          { owner, accountFilter: "all" },
          { status: "paused", nowMs: NOW },
        ),
      ).toBe(false);
      expect(await takeLease(store(), lease(owner), NOW + TTL, TTL)).toBe(false);
      await releaseLease(store(), lease(owner));
      expect(await readAll(store(), owner, null, 0)).toMatchObject({
        accounts: [],
        shapes: [],
        keys: [],
      });

      const later = NOW + 1_000_000;
      const scan = await startScan(
        store(),
        { owner, accountFilter: "all" },
        { nowMs: later, staleBeforeMs: 0 },
      );
      expect(scan.started_at).toBe(later);
      await putAccounts(store(), owner, [anAccount("self", { label: "mine" })], later);
      await putKeyLists(store(), owner, new Map([["self", []]]), later);
      await putKeyFailures(store(), owner, [{ ...aKey(0), failure: FAILURE }], later);
      await putKeyScopes(store(), owner, [{ ...aKey(1), scopes: ["scope-0"] }], later);
      expect(await readScan(store(), { owner, accountFilter: "all" })).toMatchObject({
        started_at: later,
      });
      const mine = await readAll(store(), owner, null, 0);
      expect(mine.accounts.map((each) => each.label)).toEqual(["mine"]);
      expect(mine.shapes.map((shape) => shape.scopes)).toEqual([["scope-0"]]);
      expect(mine.keys.map((key) => key.api_key_id).sort()).toEqual(["key-0", "key-1"]);
      expect(await rowsOf(other)).toEqual(before);
    });

    test("one who has not written for long is forgotten whole, and nobody else is", async () => {
      const [old, live] = [anOwner(), anOwner()];
      const cutoff = 1_000_000;
      const latest = 8_640_000_000_000_000;
      await fill(live);
      await putAccounts(store(), old, [anAccount("self")], cutoff - 1);
      await putKeyScopes(store(), old, manyKeys(2), cutoff - 1);
      await startScan(
        store(),
        { owner: old, accountFilter: "all" },
        { nowMs: cutoff - 1, staleBeforeMs: 0 },
      );
      const { seq } = await readAll(store(), old, null, 0);
      const before = await rowsOf(live);
      expect(await deleteUnusedOwners(store(), cutoff, latest)).toBeGreaterThanOrEqual(1);
      expect(await rowsOf(old)).toEqual([[], [], [], [], []]);
      expect(await rowsOf(live)).toEqual(before);
      expect(await deleteUnusedOwners(replica(), cutoff, latest)).toBe(0);

      // A stream that followed it before still sees what it writes when it comes back.
      await putKeyScopes(store(), old, manyKeys(1), cutoff + 1_000);
      expect((await readAll(replica(), old, null, seq)).keys).toHaveLength(1);
    });
  });
}
