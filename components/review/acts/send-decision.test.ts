import { describe, expect, it } from "vitest";
import { keyRef } from "@/lib/audit/key-ref";
import { decide } from "@/lib/audit/review/decide";
import { type Decision, headOf, type Review } from "@/lib/audit/review/review";
import { ADA, BOB, digest, keyOf, opened, WHY } from "@/lib/audit/testing/reviews";
import { ApiError } from "@/lib/queries/api";
import { sendDecision } from "./send-decision";

const MINE = new Set([keyRef({ account: "self", api_key_id: "web" })]);

/** The review after someone has decided on a key. */
async function after(review: Review, id: string, reviewer = BOB): Promise<Review> {
  const act = {
    keys: [keyOf(review, id)],
    decision: "retain",
    rationale: WHY,
    reviewer,
    signed_in_with: "other",
    decided_at_ms: 30_000_000,
    seconds: 1,
  } as const;
  const outcome = await decide(review, act, digest);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...review, decisions: [...review.decisions, ...outcome.made] };
}

/** A store that behaves like the API: it refuses a post that does not build on its newest hash. */
function storeOf(review: Review, failure?: ApiError) {
  let stored = review;
  const posted: string[] = [];
  return {
    posted,
    add: async (id: string) => {
      stored = await after(stored, id);
    },
    calls: {
      isSaid: ({ reviewer }: Decision) => reviewer.name === ADA.name,
      post: async (previous: string) => {
        posted.push(previous);
        if (failure !== undefined) throw failure;
        if (previous !== headOf(stored)) {
          throw new ApiError("review_moved_on", 409, "Bob decided first.");
        }
        stored = await after(stored, "web", ADA);
      },
      follow: async () => stored,
    },
  };
}

describe("a decision that is sent", () => {
  it("is added at once where nobody came first", async () => {
    const review = await opened();
    const { calls, posted } = storeOf(review);
    expect(await sendDecision(review, MINE, calls)).toEqual({ ok: true, after: [] });
    expect(posted).toHaveLength(1);
  });

  it("is added also where what it came to can't be asked for any more", async () => {
    const review = await opened();
    const { calls, posted } = storeOf(review);
    const follow = async () => {
      throw new ApiError("offline", 0, "Offline.");
    };
    expect(await sendDecision(review, MINE, { ...calls, follow })).toEqual({ ok: true, after: [] });
    expect(posted).toHaveLength(1);
  });

  it("is not added twice where the answer to the first was lost", async () => {
    const review = await opened();
    const { calls, posted, add } = storeOf(review);
    await calls.post(headOf(review));
    await add("worker");
    const outcome = await sendDecision(review, MINE, calls);
    expect(outcome).toMatchObject({ ok: true, after: [{ api_key_id: "worker" }] });
    expect(posted).toHaveLength(2);
    expect((await calls.follow()).decisions).toHaveLength(2);
  });

  it("is sent once more by itself behind a decision on another key", async () => {
    const review = await opened();
    const { calls, posted, add } = storeOf(review);
    await add("worker");
    const outcome = await sendDecision(review, MINE, calls);
    expect(outcome).toMatchObject({ ok: true, after: [{ api_key_id: "worker" }] });
    expect(posted).toHaveLength(2);
  });

  it("is not sent again where a colleague was first on the same key: the person is told what", async () => {
    const review = await opened();
    const { calls, posted, add } = storeOf(review);
    await add("web");
    const outcome = await sendDecision(review, MINE, calls);
    expect(outcome).toMatchObject({ ok: false, first: { api_key_id: "web", reviewer: BOB } });
    expect(posted).toHaveLength(1);
  });

  it("is not sent again where the review is over, or nothing came first", async () => {
    const review = await opened();
    const { calls, posted } = storeOf(review, new ApiError("review_moved_on", 409, "Over."));
    expect(await sendDecision(review, MINE, calls)).toEqual({
      ok: false,
      why: "Over.",
      first: null,
    });
    expect(posted).toHaveLength(1);
  });

  it("says why it failed otherwise", async () => {
    const review = await opened();
    const failure = new ApiError("invalid_input", 400, "No.", { help: "Say why." });
    const outcome = await sendDecision(review, MINE, storeOf(review, failure).calls);
    expect(outcome).toEqual({ ok: false, why: "No. Say why.", first: null });
  });
});
