import "server-only";
import { expect, test } from "vitest";
import { recordReading } from "../history/record";
import type { Store } from "../open-store";
import type { ReviewReader } from "../review/known";
import { seenReviews } from "../review/reads";
import { putAccounts } from "../scan-accounts";
import { putKeyLists } from "../scan-keys";
import { setScanStatus, startScan } from "../scans";
import { aNetwork, aReview } from "./review-fixtures";
import { anAccount, anOwner, FAILURE, NOW } from "./scan-fixtures";

/** The key ids that lists name, by account; null if the list was refused. */
type Lists = Readonly<Record<string, readonly string[] | null>>;
type Case = {
  who: string;
  review: Readonly<Record<string, readonly string[]>>;
  target: string;
  /** What their key lists, and its own id. */
  lists: Lists;
  own: string;
  /** Which of their accounts they see it as; absent if they don't see it. */
  as?: string;
};

const ONE = { review: { self: ["s1"] }, target: "self", own: "stranger" };
const SUB = { review: { "subuser:x": ["x1"] }, target: "subuser:x" };
const ALL = { self: ["s1", "own"], "subuser:x": ["x1"], "subuser:y": ["y1"] };
const FLEET = { review: ALL, target: "all", own: "s1" };

const CASES: readonly Case[] = [
  { who: "who lists the account", ...ONE, lists: { self: ["s1"] }, as: "self" },
  { who: "who lists other keys", ...ONE, lists: { self: ["s2"] } },
  { who: "who is refused the list", ...ONE, lists: { self: null }, own: "own" },
  { who: "its parent", ...ONE, lists: { "subuser:x": ["s1"] }, as: "subuser:x" },
  { who: "a subuser's own key", ...SUB, lists: { self: ["x1"] }, own: "x1", as: "self" },
  {
    who: "the opener, once all keys of a subuser are gone",
    ...SUB,
    lists: { "subuser:x": [] },
    own: "own",
    as: "subuser:x",
  },
  {
    who: "another, once all keys of their subuser of that name are gone",
    ...SUB,
    lists: { "subuser:x": [] },
    own: "else",
  },
  { who: "the parent, of a fleet", ...FLEET, lists: ALL, as: "all" },
  { who: "a subuser's own key, of a fleet", ...FLEET, lists: { self: ["x1"] }, own: "x1" },
  {
    who: "whose subusers have the same names, of a fleet",
    ...FLEET,
    lists: { ...ALL, self: ["other"] },
    own: "other",
  },
  {
    who: "whose subuser it is the fleet of, with subusers of the same names",
    ...FLEET,
    lists: { ...ALL, self: ["p1"], "subuser:acme": ["s1", "own"] },
    own: "p1",
  },
  { who: "who is refused one of a fleet", ...FLEET, lists: { ...ALL, "subuser:y": null } },
  {
    who: "who is not told the subusers",
    ...FLEET,
    lists: { self: ["s1"], "subuser:": null },
  },
  {
    who: "the parent, once a subuser is gone",
    ...FLEET,
    lists: { self: ["s1"], "subuser:x": ["x1"] },
    as: "all",
  },
  {
    who: "the parent, once a subuser has no key left",
    ...FLEET,
    lists: { ...ALL, "subuser:x": [] },
    as: "all",
  },
];

/** Who sees a review, on every database. */
export function reviewReadsContract(store: () => Store, replica: () => Store): void {
  async function readerOf(lists: Lists, { own, network, isAll = true }: Omit<Who, "target">) {
    const owner = anOwner();
    const rows = Object.entries(lists).map(([account, ids]) =>
      ids === null
        ? anAccount(account, { status: "failed", failure: FAILURE, listed_at: NOW })
        : anAccount(account, { status: "read", key_count: ids.length, listed_at: NOW }),
    );
    await putAccounts(store(), owner, rows, NOW);
    const named = Object.entries(lists).map(([account, ids]) => {
      return [account, (ids ?? []).map((id) => ({ api_key_id: id, name: id }))] as const;
    });
    await putKeyLists(store(), owner, new Map(named), NOW);
    const scan = { owner, accountFilter: "all" };
    if (isAll) await startScan(store(), scan, { nowMs: NOW, staleBeforeMs: NOW });
    if (isAll) await setScanStatus(store(), scan, { status: "done", nowMs: NOW });
    return { owner, network, sinceMs: NOW, api_key_id: own } satisfies ReviewReader;
  }
  type Who = { own: string; network: string; isAll?: boolean };

  test.each(CASES)("$who", async ({ review, target, lists, own, as }) => {
    const { id, network } = await aReview(store(), review, { target });
    const reader = await readerOf(lists, { own, network });
    const seen = await seenReviews(replica(), reader, null);
    expect(seen.map(({ account }) => account)).toEqual(as === undefined ? [] : [as]);
    expect(await seenReviews(store(), reader, id)).toEqual(seen);
    const elsewhere = { ...reader, network: aNetwork() };
    expect(await seenReviews(store(), elsewhere, id), "of another network").toEqual([]);
    const later = { ...reader, sinceMs: NOW + 1 };
    expect(await seenReviews(store(), later, id), "listed before this session").toEqual([]);
  });

  test("of a fleet, who has not read all of it: what is missing may be hidden from them", async () => {
    const { network } = await aReview(store(), ALL);
    const lists = { self: ["s1"], "subuser:x": ["x1"] };
    const reader = await readerOf(lists, { own: "s1", network, isAll: false });
    expect(await seenReviews(store(), reader, null)).toEqual([]);
  });

  test("an account whose keys have all been replaced since is known by its history", async () => {
    const network = aNetwork();
    const read = (ids: readonly string[], beforeMs: number) => {
      const keys = ids.map((id) => ({ api_key_id: id, name: id, scopes: null }));
      return recordReading(store(), network, { keys, afterMs: beforeMs - 1, beforeMs });
    };
    await read(["a"], NOW);
    const claim = await store()
      .db.selectFrom("history_claim")
      .select("history")
      .where("network", "=", network)
      .executeTakeFirstOrThrow();
    const said = { target: "self", network, history: claim.history };
    const { id } = await aReview(store(), { self: ["a"] }, said);
    await read(["a", "b"], NOW + 1);
    await read(["b"], NOW + 2);
    const reader = await readerOf({ self: ["b"] }, { own: "b", network });
    expect((await seenReviews(replica(), reader, id)).map((each) => each.id)).toEqual([id]);
    const stranger = await readerOf({ self: ["c"] }, { own: "c", network });
    expect(await seenReviews(replica(), stranger, id)).toEqual([]);
  });
}
