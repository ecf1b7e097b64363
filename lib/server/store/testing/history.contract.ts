import "server-only";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsOf } from "@/lib/audit/history/events";
import { keysIn, type Past } from "@/lib/audit/history/past";
import { pullBack } from "../history/ahead";
import { deleteOldHistory, forgetHistory } from "../history/ends";
import type { AccountReading } from "../history/facts";
import { recordFailure } from "../history/failure";
import {
  countHistories,
  type HistoryReader,
  readLately,
  readPastShapes,
  readPasts,
  seenAccounts,
} from "../history/reads";
import { recordReading } from "../history/record";
import type { Store } from "../open-store";
import { forgetAccounts, putAccounts } from "../scan-accounts";
import { putKeyLists } from "../scan-keys";
import { anAccount, anOwner, FAILURE, NOW } from "./scan-fixtures";

const DAY_MS = 24 * 3_600_000;
/** Ids and networks that no other test has. */
const aNetwork = () => `network-${crypto.randomUUID()}`;

type PlainKeys = Readonly<Record<string, readonly string[] | null>>;

/** A scan of keys by id, each named like its id, a minute long, on the nth day. */
function readingOf(
  keys: PlainKeys,
  day = 0,
  names: Readonly<Record<string, string>> = {},
): AccountReading {
  const beforeMs = NOW + day * DAY_MS;
  return {
    keys: Object.entries(keys).map(([id, scopes]) => {
      return { api_key_id: id, name: names[id] ?? id, scopes };
    }),
    afterMs: beforeMs - 60_000,
    beforeMs,
  };
}

/** How every database stores histories. */
export function historyContract(store: () => Store, replica: () => Store): void {
  const idsOf = async (network: string, db = store()) => {
    const rows = await db.db
      .selectFrom("history_account")
      .select("id")
      .where("network", "=", network)
      .execute();
    return rows.map(({ id }) => id);
  };
  const pastsOf = async (network: string): Promise<Past[]> => [
    ...(await readPasts(store(), await idsOf(network))).values(),
  ];
  const record = (network: string, ...args: Parameters<typeof readingOf>) =>
    recordReading(store(), network, readingOf(...args));
  /** What a key's scan of these accounts leaves in the store. */
  async function list(owner: string, accounts: Readonly<Record<string, readonly string[]>>) {
    const listed = { status: "read", listed_at: NOW } as const;
    const names = Object.keys(accounts);
    await putAccounts(
      store(),
      owner,
      names.map((name) => anAccount(name, listed)),
      NOW,
    );
    const lists = Object.entries(accounts).map(([name, ids]) => {
      return [name, ids.map((id) => ({ api_key_id: id, name: id }))] as const;
    });
    await putKeyLists(store(), owner, new Map(lists), NOW);
  }
  const seenBy = (owner: string, network: string, account: string | null = null) => {
    const reader: HistoryReader = { owner, network, sinceMs: NOW };
    return seenAccounts(store(), reader, account);
  };

  test("the same facts move the end of a state on; only a difference begins one", async () => {
    const network = aNetwork();
    await record(network, { a: ["x", "y"], b: null }, 0);
    await record(network, { b: null, a: ["y", "x", "x"] }, 1);
    await record(network, { a: ["x", "y"], b: ["z"] }, 2);
    const [past, ...others] = await pastsOf(network);
    expect(others).toEqual([]);
    expect(past?.states).toEqual([
      {
        number: 1,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        keys: 2,
        firstAfterMs: NOW - 60_000,
        firstBeforeMs: NOW,
        lastAfterMs: NOW + DAY_MS - 60_000,
        lastBeforeMs: NOW + DAY_MS,
      },
      expect.objectContaining({ number: 2, keys: 2, firstBeforeMs: NOW + 2 * DAY_MS }),
    ]);
    expect(past?.versions).toHaveLength(3);
    const shapes = new Set(past?.versions.flatMap(({ shape }) => shape ?? []));
    const scopes = await readPastShapes(store(), await idsOf(network), shapes);
    expect(new Set(scopes.values())).toEqual(new Set([["x", "y"], ["z"]]));
  });

  test("facts that come back are a state of their own, and each state has its keys", async () => {
    const network = aNetwork();
    await record(network, { a: ["x"], b: ["x"] }, 0);
    await record(network, { a: ["x"] }, 1);
    await record(network, { a: ["x"], b: ["x"] }, 2);
    const [past] = await pastsOf(network);
    const ids = [1, 2, 3].map((state) => past && keysIn(past, state).map((key) => key.api_key_id));
    expect(ids).toEqual([["a", "b"], ["a"], ["a", "b"]]);
    expect(past?.states[0]?.hash).toBe(past?.states[2]?.hash);
  });

  test("any text is a name, and comes back letter by letter", async () => {
    const network = aNetwork();
    const names = { a: "\u0000\ud800'\"\\", b: "" };
    await record(network, { a: [], b: [] }, 0, names);
    const [past] = await pastsOf(network);
    expect(past?.versions.map(({ name }) => name).sort()).toEqual(Object.values(names).sort());
  });

  test("an account is known by its keys: rotated one at a time, renamed, or read by another, it is one", async () => {
    const network = aNetwork();
    await record(network, { a: [], b: [] }, 0);
    await record(network, { b: [], c: [] }, 1, { b: "renamed" });
    await record(network, { c: [], d: [] }, 2);
    expect(await countHistories(store(), network)).toBe(1);
    const [past] = await pastsOf(network);
    expect(
      past &&
        eventsOf(past)
          .map(({ kind }) => kind)
          .sort(),
    ).toEqual(["added", "added", "first", "removed", "removed", "renamed"]);
  });

  test("an account whose keys are all others is another: it never goes by a name", async () => {
    const network = aNetwork();
    await record(network, { a: [] }, 0);
    await record(network, { b: [] }, 1, { b: "a" });
    // An id that the newest state no longer has identifies nobody.
    await record(network, { b: [], c: [] }, 2);
    await record(network, { c: [] }, 3);
    await record(network, { b: [] }, 4);
    expect(await countHistories(store(), network)).toBe(3);
  });

  test("one id in two networks is two accounts; a list without keys is nobody's", async () => {
    const [one, other] = [aNetwork(), aNetwork()];
    await record(one, { a: [] }, 0);
    await record(other, { a: [] }, 1);
    await record(one, {}, 2);
    expect(await countHistories(store(), one)).toBe(1);
    const [past] = await pastsOf(one);
    expect(past?.states).toHaveLength(1);
    expect(past?.states[0]?.lastBeforeMs).toBe(NOW);
  });

  test("a key that moves from one history to another is the other's from then on", async () => {
    const network = aNetwork();
    await record(network, { a: [], b: [] }, 0);
    await record(network, { c: [], d: [] }, 0);
    await record(network, { a: [], b: [], c: [] }, 1);
    await record(network, { c: [] }, 2);
    const counts = (await pastsOf(network)).map(({ states }) => states.length);
    expect(new Set(counts)).toEqual(new Set([1, 3]));
  });

  test("a reading that is over before the newest one knows nothing newer", async () => {
    const network = aNetwork();
    await record(network, { a: [] }, 2);
    await record(network, { a: [], b: [] }, 1);
    const [past] = await pastsOf(network);
    expect(past?.states).toHaveLength(1);
  });

  test("a reading that was over before another one failed does not end that failure", async () => {
    const network = aNetwork();
    await record(network, { a: [] }, 0);
    const failed = { ids: ["a"], atMs: NOW + 5 * DAY_MS, code: "access_forbidden", status: 403 };
    await recordFailure(store(), network, failed);
    await record(network, { a: [] }, 3);
    const readable = async () => (await pastsOf(network))[0]?.failures[0]?.readableByMs;
    expect(await readable()).toBe(null);
    await record(network, { a: [] }, 6);
    expect(await readable()).toBe(NOW + 6 * DAY_MS);
  });

  test("what a clock that was ahead recorded is of now at the latest, and what is read then counts", async () => {
    const network = aNetwork();
    const fail = (day: number) => {
      const atMs = NOW + day * DAY_MS;
      return recordFailure(store(), network, { ids: ["a"], atMs, code: "timeout", status: null });
    };
    await record(network, { a: [] }, 10_000);
    await record(network, { a: [], b: [] }, 20_000);
    await record(network, { a: [], b: [] }, 30_000);
    await record(network, { a: [], b: [], c: [] }, 40_000);
    await record(network, { a: [], c: [] }, 50_000);
    await fail(60_000);
    const nowMs = NOW + 25_000 * DAY_MS;
    await pullBack(store(), nowMs);
    const minuteAgo = (day: number) => NOW + day * DAY_MS - 60_000;
    const [past] = await pastsOf(network);
    expect(past?.failures).toEqual([]);
    expect(
      past?.states.map(({ firstAfterMs, firstBeforeMs, lastAfterMs, lastBeforeMs }) => [
        ...[firstAfterMs, firstBeforeMs, lastAfterMs, lastBeforeMs],
      ]),
    ).toEqual([
      [minuteAgo(10_000), NOW + 10_000 * DAY_MS, minuteAgo(10_000), NOW + 10_000 * DAY_MS],
      [minuteAgo(20_000), NOW + 20_000 * DAY_MS, minuteAgo(20_000), nowMs],
      [expect.any(Number), nowMs, expect.any(Number), nowMs],
      [expect.any(Number), nowMs, expect.any(Number), nowMs],
    ]);
    for (const state of past?.states.slice(2) ?? []) {
      expect([minuteAgo(10_000), minuteAgo(20_000)]).toContain(state.firstAfterMs);
      expect(state.lastAfterMs).toBe(state.firstAfterMs);
    }
    await record(network, { a: [] }, 25_001);
    const [read] = await pastsOf(network);
    expect(read && eventsOf(read).map(({ kind, byMs }) => [kind, byMs])).toEqual([
      ["first", NOW + 10_000 * DAY_MS],
      ["added", NOW + 20_000 * DAY_MS],
      ["removed", nowMs],
      ["added", nowMs],
      ["removed", NOW + 25_001 * DAY_MS],
    ]);
  });

  test("failed readings are no states: those of one reason are one, until a reading works", async () => {
    const network = aNetwork();
    const fail = (day: number, status: number) => {
      const atMs = NOW + day * DAY_MS;
      return recordFailure(store(), network, {
        ids: ["a"],
        atMs,
        code: "access_forbidden",
        status,
      });
    };
    await fail(0, 403);
    await record(network, { a: [] }, 1);
    await fail(2, 403);
    await fail(3, 403);
    await fail(4, 404);
    await record(network, { a: [], b: [] }, 5);
    await fail(6, 403);
    const [past] = await pastsOf(network);
    const at = (day: number) => NOW + day * DAY_MS;
    expect(past?.failures).toMatchObject([
      { firstAtMs: at(2), lastAtMs: at(3), status: 403, readableByMs: at(5) },
      { firstAtMs: at(4), lastAtMs: at(4), status: 404, readableByMs: at(5) },
      { firstAtMs: at(6), lastAtMs: at(6), status: 403, readableByMs: null },
    ]);
    expect(past?.states).toHaveLength(2);
    expect(past && eventsOf(past).map(({ kind }) => kind)).toEqual([
      "first",
      "unreadable",
      "unreadable",
      "readable",
      "added",
      "unreadable",
    ]);
  });

  test("what happened comes page by page, each once, whatever is left unread on the way", async () => {
    const network = aNetwork();
    for (let day = 0; day < 6; day += 1) {
      await record(network, { a: [String(day)] }, day);
      if (day % 2 === 0) await record(network, { b: [String(day)] }, day);
    }
    const failed = { ids: ["b"], atMs: NOW + 9 * DAY_MS, code: "access_forbidden", status: 403 };
    await recordFailure(store(), network, failed);
    await record(network, { b: ["4"] }, 10);
    const ids = await idsOf(network);
    const all = (await pastsOf(network)).flatMap(eventsOf).map(({ byMs }) => byMs);
    for (const limit of [1, 2, 3, 50]) {
      const told: number[] = [];
      let beforeMs: number | null = Number.MAX_SAFE_INTEGER;
      while (beforeMs !== null) {
        const before: number = beforeMs;
        const { histories, fromMs, sinceMs } = await readLately(store(), ids, {
          beforeMs: before,
          limit,
        });
        expect(sinceMs).toBe(NOW);
        const pasts = [...(await readPasts(store(), histories)).values()];
        const times = pasts.flatMap(eventsOf).map(({ byMs }) => byMs);
        told.push(...times.filter((atMs) => atMs < before && atMs >= (fromMs ?? atMs)));
        beforeMs = fromMs;
      }
      const inOrder = (times: readonly number[]) => [...times].sort((a, b) => a - b);
      expect(inOrder(told), `${limit} at once`).toEqual(inOrder(all));
    }
  });

  test("two replicas that record one reading of a new account at once make one history", async () => {
    for (let round = 0; round < 10; round += 1) {
      const network = aNetwork();
      const keys = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`k${at}`, ["x"]]));
      const writers = [store(), replica(), store(), replica()];
      await Promise.all(writers.map((db, at) => recordReading(db, network, readingOf(keys, at))));
      const pasts = await pastsOf(network);
      expect(pasts.map(({ states }) => states.length)).toEqual([1]);
      expect(pasts[0]?.states[0]?.lastBeforeMs).toBe(NOW + 3 * DAY_MS);
    }
  });

  test("two replicas that record different readings at once leave whole states", async () => {
    const network = aNetwork();
    await record(network, { base: [] }, 0);
    const readings = Array.from({ length: 12 }, (_, at) =>
      readingOf({ base: [], [`k${at}`]: [] }, at + 1),
    );
    const writers = [store(), replica()];
    await Promise.all(
      readings.map((each, at) => recordReading(writers[at % 2] ?? store(), network, each)),
    );
    const [past, ...others] = await pastsOf(network);
    expect(others).toEqual([]);
    for (const { number, keys } of past?.states ?? []) {
      expect(past && keysIn(past, number), `state ${number}`).toHaveLength(keys);
    }
    expect(past?.states.at(-1)?.lastBeforeMs).toBe(NOW + 12 * DAY_MS);
  });

  describe("who sees it", () => {
    test("exactly those whose own key lists one of the account's keys now", async () => {
      const accounts = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 8 });
      const readers = fc.array(accounts, { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(accounts, readers, async (recorded, mayRead) => {
          const network = aNetwork();
          const keysOf = (account: number) => [
            `${network} ${account} a`,
            `${network} ${account} b`,
          ];
          for (const account of recorded) {
            await record(network, Object.fromEntries(keysOf(account).map((id) => [id, []])));
          }
          for (const mine of mayRead) {
            const owner = anOwner();
            // All names are alike, and swapped: no history goes by a name.
            const name = (account: number) => `subuser:${(account + 1) % 8}`;
            await list(owner, Object.fromEntries(mine.map((each) => [name(each), keysOf(each)])));
            const seen = await seenBy(owner, network);
            const wanted = mine.filter((account) => recorded.includes(account)).map(name);
            expect(seen.map(({ account }) => account).sort()).toEqual(wanted.sort());
            const pasts = await readPasts(
              store(),
              seen.map(({ history }) => history),
            );
            const mineAlone = new Set(mine.flatMap(keysOf));
            for (const { versions } of pasts.values()) {
              for (const { api_key_id } of versions) expect(mineAlone).toContain(api_key_id);
            }
          }
        }),
        { numRuns: 30 },
      );
    });

    test("a key that lost its right sees it no more once it has tried again", async () => {
      const [owner, network] = [anOwner(), aNetwork()];
      await record(network, { [`${network} a`]: [] });
      await list(owner, { "subuser:x": [`${network} a`] });
      expect(await seenBy(owner, network)).toHaveLength(1);
      const refused = { status: "failed", listed_at: NOW, failure: FAILURE } as const;
      await putAccounts(store(), owner, [anAccount("subuser:x", refused)], NOW);
      expect(await seenBy(owner, network)).toEqual([]);
    });

    test("neither what is gone, nor what an earlier session listed, nor another's rows or network", async () => {
      const [owner, network] = [anOwner(), aNetwork()];
      const [a, b] = [`${network} a`, `${network} b`];
      await record(network, { [a]: [] });
      await record(network, { [b]: [] });
      await list(owner, { self: [a], "subuser:x": [b] });
      expect(await seenBy(owner, network, "subuser:x")).toHaveLength(1);
      expect(await seenBy(anOwner(), network)).toEqual([]);
      expect(await seenBy(owner, aNetwork())).toEqual([]);
      const later = { owner, network, sinceMs: NOW + 1 };
      expect(await seenAccounts(store(), later, null)).toEqual([]);
      await forgetAccounts(store(), owner, ["subuser:x"], NOW);
      expect((await seenBy(owner, network)).map(({ account }) => account)).toEqual(["self"]);
      await putKeyLists(store(), owner, new Map([["self", []]]), NOW + 1);
      expect(await seenBy(owner, network)).toEqual([]);
    });
  });

  describe("its end", () => {
    test("to forget a history deletes all of it and nothing else; the account begins anew", async () => {
      const network = aNetwork();
      await record(network, { a: ["x"] }, 0);
      await record(network, { b: ["x"] }, 0);
      await recordFailure(store(), network, { ids: ["a"], atMs: NOW + 1, code: "x", status: null });
      const [history = ""] = (
        await store()
          .db.selectFrom("history_claim")
          .select("history")
          .where("network", "=", network)
          .where("api_key_id", "=", "a")
          .execute()
      ).map((row) => row.history);
      expect(await forgetHistory(store(), history)).toBe(true);
      expect(await forgetHistory(store(), history)).toBe(false);
      for (const table of ["state", "key", "shape", "failure", "claim"] as const) {
        const left = await store()
          .db.selectFrom(`history_${table}`)
          .selectAll()
          .where("history", "=", history)
          .execute();
        expect(left, table).toEqual([]);
      }
      expect(await countHistories(store(), network)).toBe(1);
      await record(network, { a: ["x"] }, 1);
      expect(await countHistories(store(), network)).toBe(2);
    });

    test("what is older than it may be goes, but never the newest state of an account that is read", async () => {
      const [network, unread] = [aNetwork(), aNetwork()];
      await record(unread, { u: [] }, 0);
      await record(network, { a: ["old"], b: ["x"] }, 0);
      await record(network, { a: ["new"], b: ["x"] }, 10);
      await record(network, { a: ["new"] }, 20);
      await deleteOldHistory(store(), NOW + 9 * DAY_MS);
      expect(await countHistories(store(), unread)).toBe(0);
      const [past] = await pastsOf(network);
      expect(past?.states.map(({ number }) => number)).toEqual([2, 3]);
      expect(past && keysIn(past, 2)).toHaveLength(2);
      const shapes = await store()
        .db.selectFrom("history_shape")
        .select("scopes")
        .where("history", "in", await idsOf(network))
        .execute();
      expect(shapes.map(({ scopes }) => scopes).sort()).toEqual(['["new"]', '["x"]']);
      await deleteOldHistory(store(), NOW + 15 * DAY_MS);
      expect((await pastsOf(network))[0]?.states.map(({ number }) => number)).toEqual([3]);
    });
  });
}
