import "server-only";
import { LRUCache } from "lru-cache";
import { kept } from "@/lib/audit/kept";
import type { KeyRef } from "@/lib/audit/key-ref";
import { populationOf, type ReviewKey } from "@/lib/audit/review/population";
import { verifyReview } from "@/lib/audit/review/read";
import { type Review, readAcknowledgement, readDecision, sealOf } from "@/lib/audit/review/review";
import { list } from "@/lib/audit/snapshot/foreign-json";
import type { ReviewNews } from "@/lib/contract/reviews";
import { digest } from "../process/sha256";
import type { Store } from "../store/open-store";
import { readActs, readReviewFile } from "../store/review/reviews";

/** The current state of a review, and how many acts it has. */
export type ReviewState = {
  review: Review;
  acts: number;
  /** Its keys, computed once: frozen data doesn't change. */
  keys: () => ReadonlyMap<KeyRef, ReviewKey>;
};

/** Caches the reviews in current use: parsing a large one again for each decision takes seconds. */
const KEPT = 8;
/** By store, since another store has other reviews. */
const keptOf = kept(
  (_store: Store) => new LRUCache<string, ReviewState>({ max: KEPT }),
  new WeakMap<Store, LRUCache<string, ReviewState>>(),
);

/** The current state of a review; null if there is none. The caller has checked who may see it. */
export async function reviewState(store: Store, id: string): Promise<ReviewState | null> {
  const known = keptOf(store);
  const before = known.get(id) ?? (await opened(store, id));
  if (before === null) return null;
  let { review, acts } = before;
  for (const act of await readActs(store, id, acts)) {
    review = withAct(review, act);
    acts = act.number;
  }
  const state = { ...before, review, acts };
  known.set(id, state);
  return state;
}

/** Caches a review that was just opened: its opener requests it at once. */
export function keepOpened(store: Store, id: string, review: Review): void {
  keptOf(store).set(id, stateOf(review));
}

async function opened(store: Store, id: string): Promise<ReviewState | null> {
  const file = await readReviewFile(store, id);
  if (file === null) return null;
  const read = await verifyReview(file, digest);
  if (!read.ok) throw new Error(`A review in the store is not as it was written: ${read.problem}`);
  return stateOf(read.review);
}

function stateOf(review: Review): ReviewState {
  let keys: ReadonlyMap<KeyRef, ReviewKey> | null = null;
  return {
    review,
    acts: 0,
    keys() {
      keys ??= new Map(populationOf(review).keys.map((each) => [each.ref, each]));
      return keys;
    },
  };
}

function withAct(review: Review, { kind, body }: { kind: string; body: string }): Review {
  const json: unknown = JSON.parse(body);
  if (kind === "acknowledgement") {
    return { ...review, acknowledgement: readAcknowledgement(json, kind) };
  }
  return { ...review, decisions: [...review.decisions, ...list(readDecision)(json, kind)] };
}

/** What was added to a review after one of its hashes; null if it has no such hash. */
export function newsAfter(review: Review, hash: string): ReviewNews | null {
  const head = sealOf(review);
  const { decisions, acknowledgement: end, opening_sha256 } = review;
  if (end !== null && hash === end.sha256) return { head, decisions: [], acknowledgement: null };
  const at = decisions.findLastIndex(({ sha256 }) => sha256 === hash);
  if (at === -1 && hash !== opening_sha256) return null;
  return { head, decisions: decisions.slice(at + 1), acknowledgement: end };
}
