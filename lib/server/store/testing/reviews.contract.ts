import "server-only";
import { fail } from "node:assert/strict";
import { expect, test } from "vitest";
import { verifyReview } from "@/lib/audit/review/read";
import { type Review, reviewFile, sealOf } from "@/lib/audit/review/review";
import { ApiFailure } from "../../failure/api-failure";
import { digest } from "../../process/sha256";
import { addAcknowledgement, addDecision } from "../../review/act";
import { reviewState } from "../../review/review-state";
import type { Store } from "../open-store";
import { deleteOldReviews, putAct } from "../review/reviews";
import { readReviewRows } from "../review/rows";
import { aPerson, aReview } from "./review-fixtures";
import { NOW } from "./scan-fixtures";

const KEYS = 50;
type Tail<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;

/** What reviews guarantee on every database, seen from two replicas. */
export function reviewsContract(store: () => Store, replica: () => Store): void {
  const opened = (...said: Tail<Parameters<typeof aReview>>) => aReview(store(), ...said);

  const reviewOf = async (db: Store, id: string): Promise<Review> =>
    (await reviewState(db, id))?.review ?? fail("There is no such review.");

  const ann = { person: aPerson("Ann"), signedInWith: "own", nowMs: NOW };
  /** A decision on the nth key, based on the state that somebody saw. */
  const decide = (db: Store, id: string, review: Review, at = 0) => {
    const { account, api_key_id } = review.snapshot.keys[at] ?? fail("There is no such key.");
    const said = { decision: "investigate", seconds: 1, together: 1 } as const;
    const rationale = "Nobody knows what it is for.";
    const body = { account, api_key_id, ...said, rationale, previous: sealOf(review) };
    return addDecision(db, id, body, ann);
  };

  test(`${KEYS} decisions at once on two replicas make one chain: none is lost or doubled, each loser is told what came first`, async () => {
    const ids = Array.from({ length: KEYS }, (_, n) => `key${n}`);
    const { id, review } = await opened({ self: ids });
    let losses = 0;
    await Promise.all(
      ids.map(async (_, at) => {
        const db = at % 2 === 0 ? store() : replica();
        // All start from the state that all have seen: forty-nine lose.
        for (let seen = review; ; ) {
          try {
            return await decide(db, id, seen, at);
          } catch (error) {
            if (!(error instanceof ApiFailure) || error.code !== "review_moved_on") throw error;
            losses += 1;
            const news = error.details.cameFirst ?? fail("Nobody was told what came first.");
            expect(news.decisions[0]?.previous, "it follows on what was seen").toBe(sealOf(seen));
            expect(news.head).toBe(news.decisions.at(-1)?.sha256);
            seen = { ...seen, decisions: [...seen.decisions, ...news.decisions] };
          }
        }
      }),
    );
    expect(losses).toBeGreaterThanOrEqual(KEYS - 1);
    for (const db of [store(), replica()]) {
      const now = await reviewOf(db, id);
      expect(now.decisions).toHaveLength(KEYS);
      expect(new Set(now.decisions.map(({ api_key_id }) => api_key_id)).size).toBe(KEYS);
      expect(new Set(now.decisions.map(({ previous }) => previous)).size).toBe(KEYS);
      expect(await verifyReview(reviewFile(now), digest)).toMatchObject({ ok: true });
    }
    expect((await readReviewRows(replica(), [id])).get(id)).toMatchObject({ decided: KEYS });
  });

  test("of an acknowledgement and a decision at once one is first, and nothing follows on the acknowledgement", async () => {
    const { id, review } = await opened({ self: ["a"] });
    await decide(store(), id, review);
    const decided = await reviewOf(replica(), id);
    const by = { ...ann, person: aPerson("Bob") };
    const settled = await Promise.allSettled([
      addAcknowledgement(replica(), id, sealOf(decided), by),
      decide(store(), id, decided),
    ]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const now = await reviewOf(store(), id);
    expect(now.decisions.length + Number(now.acknowledgement !== null)).toBe(2);
    if (now.acknowledgement !== null) {
      await expect(decide(store(), id, now)).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
  });

  test("a review of one key takes 110 decisions, and no more", async () => {
    const { id } = await opened({ self: ["a"] });
    const more = async () => decide(store(), id, await reviewOf(store(), id));
    for (let made = 0; made < 110; made += 1) await more();
    await expect(more()).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("on a hash that the review has not, nothing follows", async () => {
    const { id, review } = await opened({ self: ["a"] });
    const made_up = { ...review, opening_sha256: "0".repeat(64) };
    await expect(decide(store(), id, made_up)).rejects.toMatchObject({
      code: "review_moved_on",
      details: { cameFirst: { head: review.opening_sha256, decisions: [] } },
    });
    expect((await reviewOf(replica(), id)).decisions).toEqual([]);
  });

  test("the database takes one act behind each, whatever number it has", async () => {
    const { id, review } = await opened({ self: ["a"] });
    const act = { kind: "decisions", made_at: NOW, decided: 0, body: "[]" } as const;
    const behind = { ...act, previous: review.opening_sha256 };
    expect(await putAct(store(), id, { ...behind, number: 1, sha256: "b" })).toBe(true);
    expect(await putAct(replica(), id, { ...behind, number: 2, sha256: "c" })).toBe(false);
    expect(await putAct(replica(), id, { ...act, previous: "b", number: 1, sha256: "c" })).toBe(
      false,
    );
    expect(await putAct(replica(), id, { ...act, previous: "b", number: 2, sha256: "c" })).toBe(
      true,
    );
  });

  test("hostile text comes back as it was, to the letter", async () => {
    const hostile = "a\u0000b \ud800 'x'; drop table review; \u202e";
    const { id, review } = await opened({ self: ["a"] }, { note: hostile });
    expect(reviewFile(await reviewOf(replica(), id))).toBe(reviewFile(review));
    expect((await readReviewRows(replica(), [id])).get(id)?.note).toBe(hostile);
  });

  test("a review stays for as long as somebody adds to it, and then goes with all that is of it", async () => {
    const old = await opened({ self: ["a", "b"] }, { atMs: NOW - 1_000 });
    const alive = await opened({ self: ["a", "b"] }, { atMs: NOW - 1_000 });
    await decide(store(), alive.id, alive.review);
    await deleteOldReviews(store(), NOW);
    expect(await reviewState(replica(), old.id)).toBeNull();
    expect((await reviewOf(replica(), alive.id)).decisions).toHaveLength(1);
    for (const part of ["review_account", "review_key", "review_act"] as const) {
      const rows = store().db.selectFrom(part).select("review").where("review", "=", old.id);
      expect(await rows.execute()).toEqual([]);
    }
  });
}
