import "server-only";
import { keyRef } from "@/lib/audit/key-ref";
import {
  type Act,
  acknowledge,
  decide,
  type Outcome,
  undecidedOf,
} from "@/lib/audit/review/decide";
import { isAlike, isLowRisk, type ReviewKey } from "@/lib/audit/review/population";
import { type Person, type Review, sealOf } from "@/lib/audit/review/review";
import type { DecisionBody } from "@/lib/contract/review-requests";
import { ApiFailure } from "../failure/api-failure";
import { digest } from "../process/sha256";
import type { Store } from "../store/open-store";
import { putAct, type ReviewAct } from "../store/review/reviews";
import { inTurn } from "./in-turn";
import { newsAfter, type ReviewState, reviewState } from "./review-state";

/** Who acts, with which key, and when (epoch ms). */
export type Actor = { person: Person; signedInWith: string; nowMs: number };

type Added = Pick<ReviewAct, "kind" | "sha256" | "body" | "decided">;

/**
 * Adds a decision, or with `also` one on several keys, to a review.
 * @returns the hash that the next act must name
 * @throws ApiFailure `review_moved_on` with what came first, `invalid_input` if the rules forbid it, `not_found`
 */
export function addDecision(
  store: Store,
  id: string,
  body: DecisionBody,
  actor: Actor,
): Promise<string> {
  const make = async (state: ReviewState): Promise<Added> => {
    const keys = [body, ...(body.also ?? [])].map((each) => keyIn(state, each));
    assertCounted(state, keys, body);
    const act: Act = {
      keys,
      decision: body.decision,
      rationale: body.rationale,
      ticket: body.ticket ?? undefined,
      due: body.due ?? undefined,
      reviewer: actor.person,
      signed_in_with: actor.signedInWith,
      decided_at_ms: actor.nowMs,
      seconds: body.seconds,
      together: body.together,
    };
    const made = allowed(await decide(state.review, act, digest));
    assertRoom(state.review, made.length);
    const after = { ...state.review, decisions: [...state.review.decisions, ...made] };
    const decided = after.snapshot.keys.length - undecidedOf(after);
    const sha256 = sealOf(after);
    return { kind: "decisions", sha256, body: JSON.stringify(made), decided };
  };
  return add(store, id, { previous: body.previous, nowMs: actor.nowMs, make });
}

/** Adds a second person's acknowledgement, which ends the review. Returns and throws as {@link addDecision} does. */
export function addAcknowledgement(
  store: Store,
  id: string,
  head: string,
  { person, nowMs }: Actor,
): Promise<string> {
  const make = async ({ review }: ReviewState): Promise<Added> => {
    if (review.acknowledgement !== null) throw refused("The review is signed off and locked.");
    const made = allowed(await acknowledge(review, { by: person, atMs: nowMs }, digest));
    const decided = review.snapshot.keys.length;
    return { kind: "acknowledgement", sha256: made.sha256, body: JSON.stringify(made), decided };
  };
  return add(store, id, { previous: head, nowMs, make });
}

/** The most decisions of a review, per key on average: it keeps all of them, and removes none. */
const DECISIONS_A_KEY = 10;
const DECISIONS_BESIDES = 100;

function assertRoom({ snapshot, decisions }: Review, added: number) {
  const most = snapshot.keys.length * DECISIONS_A_KEY + DECISIONS_BESIDES;
  if (decisions.length + added <= most) return;
  throw refused("This review can’t hold more decisions. Start another.");
}

const refused = (why: string, field?: string) =>
  new ApiFailure("invalid_input", why, field === undefined ? {} : { field });

function allowed<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.made;
  throw refused(outcome.why);
}

type Made = { previous: string; nowMs: number; make: (state: ReviewState) => Promise<Added> };

/** One at a time in this process: of many that act at once, all but one would hold a connection only to lose. */
const add = (store: Store, id: string, made: Made): Promise<string> =>
  inTurn(store, id, () => addNow(store, id, made));

/** Never adds an act that doesn't follow the newest: the database lets only one act follow each. */
async function addNow(store: Store, id: string, { previous, nowMs, make }: Made): Promise<string> {
  const state = await reviewState(store, id);
  if (state === null) throw new ApiFailure("not_found", "This review has been deleted.");
  if (sealOf(state.review) !== previous) throw movedOn(state.review, previous);
  const made = await make(state);
  const act = { ...made, number: state.acts + 1, previous, made_at: nowMs };
  if (await putAct(store, id, act)) return made.sha256;
  const now = await reviewState(store, id);
  throw movedOn(now?.review ?? state.review, previous);
}

function movedOn(review: Review, previous: string): ApiFailure {
  const news = newsAfter(review, previous);
  return new ApiFailure("review_moved_on", "Somebody else came first.", {
    help: "See what they did, and decide again.",
    cameFirst: news ?? { head: sealOf(review), decisions: [], acknowledgement: null },
  });
}

function keyIn({ keys }: ReviewState, named: { account: string; api_key_id: string }): ReviewKey {
  const key = keys().get(keyRef(named));
  if (key === undefined) throw refused("This key is not one of the review’s.", "api_key_id");
  return key;
}

/** The claimed number of keys decided at once has to be plausible. */
function assertCounted(
  { keys }: ReviewState,
  chosen: readonly ReviewKey[],
  { together, also }: DecisionBody,
) {
  if (new Set(chosen).size !== chosen.length) throw refused("A key is named twice.", "also");
  if (also !== undefined && together !== chosen.length) {
    throw refused("together must be the number of keys that are decided.", "together");
  }
  const [one] = chosen;
  if (one === undefined || together === 1) return;
  const alike = [...keys().values()].filter((each) => isLowRisk(each) && isAlike(each, one));
  if (together > alike.length) {
    throw refused("The review doesn’t have that many keys of its scope set and owner.", "together");
  }
}
