import { createStore, promisifyRequest, type UseStore } from "idb-keyval";
import {
  type Acknowledgement,
  type Decision,
  type Person,
  type Review,
  sealOf,
} from "@/lib/audit/review/review";

/** A review that is under way in this browser. `reviewer` null: nobody has said yet who goes on with it. */
export type Draft = {
  review: Review;
  reviewer: Person | null;
  /** The seal it had when its file was last saved or opened; null: it is in no file. */
  saved: string | null;
};

/** Whether a part of it is in no file, and so goes with the browser's copy. */
export function isUnsaved({ review, saved }: Draft): boolean {
  return saved !== sealOf(review);
}

let store: UseStore | null = null;

// Its version stands in its name: what another version of the tool kept is not read. Sign-out erases all of it, for the
// server then answers with Clear-Site-Data.
function records(): UseStore {
  store ??= createStore("review-1", "draft");
  return store;
}

/** Decisions stand under their place; a number of thousands is not written anew for each one more. */
const PLACES = () => IDBKeyRange.bound(0, Number.MAX_SAFE_INTEGER);

/** The draft of this browser, as it was last kept; null when there is none. */
export async function readDraft(): Promise<Draft | null> {
  return records()("readonly", async (kept) => {
    const [review, reviewer, acknowledgement, saved, decisions] = await Promise.all([
      promisifyRequest<Review | undefined>(kept.get("review")),
      promisifyRequest<Person | undefined>(kept.get("reviewer")),
      promisifyRequest<Acknowledgement | undefined>(kept.get("acknowledgement")),
      promisifyRequest<string | undefined>(kept.get("saved")),
      promisifyRequest<Decision[]>(kept.getAll(PLACES())),
    ]);
    if (review === undefined) return null;
    return {
      review: { ...review, decisions, acknowledgement: acknowledgement ?? null },
      reviewer: reviewer ?? null,
      saved: saved ?? null,
    };
  });
}

/** Keeps a whole review in the place of whatever was kept before. */
export async function keepDraft({ review, reviewer, saved }: Draft): Promise<void> {
  await records()("readwrite", (kept) => {
    kept.clear();
    kept.put({ ...review, decisions: [], acknowledgement: null }, "review");
    kept.put(sealOf(review), "seal");
    for (const [at, decision] of review.decisions.entries()) kept.put(decision, at);
    if (review.acknowledgement !== null) kept.put(review.acknowledgement, "acknowledgement");
    if (reviewer !== null) kept.put(reviewer, "reviewer");
    if (saved !== null) kept.put(saved, "saved");
    return promisifyRequest(kept.transaction);
  });
}

/**
 * Keeps what was added to a review.
 * @returns false when another tab has gone on with it meanwhile, or begun another: then nothing is kept
 */
export async function addToDraft(before: Review, after: Review): Promise<boolean> {
  return records()("readwrite", async (kept) => {
    if ((await promisifyRequest<string | undefined>(kept.get("seal"))) !== sealOf(before))
      return false;
    for (let at = before.decisions.length; at < after.decisions.length; at += 1) {
      kept.put(after.decisions[at], at);
    }
    if (after.acknowledgement !== null) kept.put(after.acknowledgement, "acknowledgement");
    kept.put(sealOf(after), "seal");
    await promisifyRequest(kept.transaction);
    return true;
  });
}

/** Keeps who goes on with it. */
export async function keepReviewer(reviewer: Person): Promise<void> {
  await records()("readwrite", (kept) => {
    kept.put(reviewer, "reviewer");
    return promisifyRequest(kept.transaction);
  });
}

/** Keeps with which seal its file was saved. */
export async function keepSaved(seal: string): Promise<void> {
  await records()("readwrite", (kept) => {
    kept.put(seal, "saved");
    return promisifyRequest(kept.transaction);
  });
}

export async function eraseDraft(): Promise<void> {
  await records()("readwrite", (kept) => {
    kept.clear();
    return promisifyRequest(kept.transaction);
  });
}
