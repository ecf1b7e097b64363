import "server-only";
import { expect, test } from "vitest";
import type { Store } from "../open-store";
import { putAccounts } from "../scan-accounts";
import { lastSeq } from "../scan-changes";
import { countRows } from "../scan-counts";
import { putKeyFailures, putKeyLists, putKeyScopes } from "../scan-keys";
import { aKey, anAccount, anOwner, FAILURE, manyKeys, NOW } from "./scan-fixtures";

/** How every database counts rows. */
export function scanCountsContract(store: () => Store): void {
  const counted = async (owner: string, staleBeforeMs = 0, account: string | null = null) =>
    countRows(store(), { owner, account }, await lastSeq(store(), owner), staleBeforeMs);
  const read = (n: number, account = "self") => ({ ...aKey(n, account), scopes: ["a"] });

  test("each key counts once, in the state it was last written in; one that is gone counts no more", async () => {
    const owner = anOwner();
    await putAccounts(store(), owner, [anAccount("self", { status: "reading" })], NOW);
    await putKeyLists(store(), owner, new Map([["self", [aKey(1), aKey(2), aKey(3)]]]), NOW);
    expect(await counted(owner)).toEqual({
      accounts: { read: 0, failed: 0, total: 1 },
      keys: { read: 0, failed: 0, total: 3 },
      stale: 0,
      firstAtMs: null,
      lastAtMs: null,
    });
    const failed = anAccount("subuser:x", { status: "failed", failure: FAILURE });
    const self = anAccount("self", { status: "read", listed_at: NOW + 1 });
    await putAccounts(store(), owner, [self, failed], NOW);
    await putKeyScopes(store(), owner, [read(1)], NOW + 2);
    await putKeyFailures(store(), owner, [{ ...aKey(2), failure: FAILURE }], NOW);
    await putKeyLists(store(), owner, new Map([["self", [aKey(1), aKey(2)]]]), NOW);
    expect(await counted(owner)).toEqual({
      accounts: { read: 1, failed: 1, total: 2 },
      keys: { read: 1, failed: 1, total: 2 },
      stale: 0,
      firstAtMs: NOW + 1,
      lastAtMs: NOW + 2,
    });
  });

  test("read once and not readable since is failed, and read again is read", async () => {
    const owner = anOwner();
    await putKeyScopes(store(), owner, [read(1)], NOW);
    await putKeyFailures(store(), owner, [{ ...aKey(1), failure: FAILURE }], NOW);
    expect((await counted(owner)).keys).toEqual({ read: 0, failed: 1, total: 1 });
    await putKeyScopes(store(), owner, [read(1)], NOW);
    expect((await counted(owner)).keys).toEqual({ read: 1, failed: 0, total: 1 });
  });

  test("what was read before the scan is stale, and counts as read only once it is read again", async () => {
    const owner = anOwner();
    await putKeyScopes(store(), owner, [read(1)], NOW + 9);
    await putKeyScopes(store(), owner, [read(2)], NOW + 10);
    const during = await counted(owner, NOW + 10);
    expect([during.keys, during.stale]).toEqual([{ read: 1, failed: 0, total: 2 }, 1]);
    const after = await counted(owner);
    expect([after.keys, after.stale]).toEqual([{ read: 2, failed: 0, total: 2 }, 0]);
  });

  test("one id in two accounts is two keys, and each account has its own count", async () => {
    const owner = anOwner();
    await putAccounts(store(), owner, [anAccount("self"), anAccount("subuser:x")], NOW);
    await putKeyScopes(store(), owner, [read(1), ...manyKeys(3, "subuser:x")], NOW);
    expect((await counted(owner)).keys.total).toBe(4);
    const one = await counted(owner, 0, "subuser:x");
    expect([one.accounts.total, one.keys.total]).toEqual([1, 3]);
  });

  test("a name that was only typed is none of all accounts", async () => {
    const owner = anOwner();
    await putAccounts(store(), owner, [anAccount("subuser:x", { proven: false })], NOW);
    expect((await counted(owner)).accounts.total).toBe(0);
    expect((await counted(owner, 0, "subuser:x")).accounts.total).toBe(1);
  });
}
