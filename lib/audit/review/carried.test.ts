import { describe, expect, it } from "vitest";
import type { Fleet } from "../fleet/fleet";
import { type KeyRef, keyRef } from "../key-ref";
import { fleetOfSnapshot } from "../snapshot/as-fleet";
import { ACCOUNTS, ADA, digest, keyOf, opened, WHY } from "../testing/reviews";
import { type PlainAccount, snapshotWith } from "../testing/snapshots";
import { carriedOver, HOLDS_DAYS, isExpired } from "./carried";
import { decide } from "./decide";
import type { Review, Verdict } from "./review";

const DAY_MS = 86_400_000;
const nowMs = Date.UTC(2026, 4, 3);

const refOf = (api_key_id: string) => keyRef({ account: "self", api_key_id });

/** A review with these decisions on keys of the own account. */
async function decidedOn(verdicts: Record<string, Verdict>, due?: string): Promise<Review> {
  let review = await opened();
  for (const [id, decision] of Object.entries(verdicts)) {
    const act = {
      keys: [keyOf(review, id)],
      decision,
      rationale: WHY,
      due,
      reviewer: ADA,
      signed_in_with: "other",
      decided_at_ms: 20_000_000,
      seconds: 1,
    };
    const outcome = await decide(review, act, digest);
    if (!outcome.ok) throw new Error(outcome.why);
    review = { ...review, decisions: [...review.decisions, ...outcome.made] };
  }
  return review;
}

type Keys = NonNullable<PlainAccount["keys"]>;

function fleetWith(change: (own: Keys) => Keys): Fleet {
  const keys = change(ACCOUNTS.self?.keys ?? []);
  return fleetOfSnapshot(snapshotWith({ ...ACCOUNTS, self: { ...ACCOUNTS.self, keys } }));
}

const without = (id: string) => fleetWith((keys) => keys.filter((key) => key.id !== id));
const withScopes = (id: string, scopes: string[] | null) =>
  fleetWith((keys) => keys.map((key) => (key.id === id ? { ...key, scopes } : key)));

const outcome = (
  review: Review,
  now: Fleet,
  id: string,
  gone?: ReadonlyMap<KeyRef, { afterMs: null; byMs: number }>,
) => {
  const { state, words } = carriedOver(review, now, { nowMs, gone }).get(refOf(id)) ?? {};
  return [state, words];
};

describe("what the last review decided", () => {
  it("is done where a key to revoke is gone, by the day that the history proves", async () => {
    const review = await decidedOn({ web: "revoke" });
    expect(outcome(review, without("web"), "web")[0]).toBe("done");
    const gone = new Map([[refOf("web"), { afterMs: null, byMs: Date.UTC(2026, 4, 3) }]]);
    expect(outcome(review, without("web"), "web", gone)).toEqual(["done", "gone since 2026-05-03"]);
    expect(
      outcome(
        review,
        fleetWith((keys) => keys),
        "web",
      ),
    ).toEqual(["open", "still there"]);
  });

  it("is unknown, and never done, where the list was not read to its end", async () => {
    const review = await decidedOn({ web: "revoke" });
    const now = without("web");
    const own = now.accounts.get("self");
    if (own === undefined) throw new Error("no account");
    const accounts = new Map([...now.accounts, ["self", { ...own, status: "failed" as const }]]);
    expect(outcome(review, { ...now, accounts }, "web")[0]).toBe("unknown");
    expect(outcome(review, { ...now, finishedAtMs: null }, "web")[0]).toBe("unknown");
  });

  it("is done where a key to reduce lost scopes, and says what it still has, most harmful first", async () => {
    const review = await decidedOn({ mighty: "reduce" });
    expect(outcome(review, withScopes("mighty", ["mail.send"]), "mighty")).toEqual([
      "done",
      "lost api_keys.create, still has mail.send",
    ]);
    expect(
      outcome(
        review,
        fleetWith((keys) => keys),
        "mighty",
      ),
    ).toEqual(["open", "still has api_keys.create and mail.send"]);
    expect(outcome(review, withScopes("mighty", ["mail.send", "stats.read"]), "mighty")).toEqual([
      "open",
      "has got stats.read",
    ]);
    expect(outcome(review, withScopes("mighty", null), "mighty")[0]).toBe("unknown");
  });

  it("asks for nothing of a key that was retained, and again of one to be investigated", async () => {
    const review = await decidedOn({ web: "retain", worker: "investigate" });
    const now = fleetWith((keys) => keys);
    expect(outcome(review, now, "web")[0]).toBe("none");
    expect(outcome(review, now, "worker")[0]).toBe("open");
    expect(carriedOver(review, now, { nowMs }).has(refOf("mighty"))).toBe(false);
  });

  it("is overdue from the day after its day on, unless it is done", async () => {
    const review = await decidedOn({ web: "revoke" }, "2026-05-02");
    const now = fleetWith((keys) => keys);
    const late = (at: number, fleet = now) =>
      carriedOver(review, fleet, { nowMs: at }).get(refOf("web"))?.isOverdue;
    expect(late(nowMs)).toBe(true);
    expect(late(nowMs - DAY_MS)).toBe(false);
    expect(late(nowMs, without("web"))).toBe(false);
    expect(outcome(review, now, "web")[1]).toBe("still there, overdue since 2026-05-02");
  });
});

describe("a sign-off", () => {
  it("lapses after its days, and does not hold where it is yet to come", () => {
    expect(isExpired(nowMs, nowMs)).toBe(false);
    expect(isExpired(nowMs, nowMs + HOLDS_DAYS * DAY_MS)).toBe(false);
    expect(isExpired(nowMs, nowMs + HOLDS_DAYS * DAY_MS + 1)).toBe(true);
    expect(isExpired(nowMs + DAY_MS, nowMs), "another machine's clock").toBe(false);
    expect(isExpired(nowMs + DAY_MS + 1, nowMs)).toBe(true);
  });
});
