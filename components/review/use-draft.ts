"use client";
import { useSyncExternalStore } from "react";
import { type Person, type Review, sealOf } from "@/lib/audit/review/review";
import {
  addToDraft,
  type Draft,
  eraseDraft,
  isUnsaved,
  keepDraft,
  keepReviewer,
  keepSaved,
  readDraft,
} from "./draft-records";

export type DraftState = {
  isLoaded: boolean;
  draft: Draft | null;
  /** The key that was signed in with when it was begun or opened in this tab; null: it was found in this browser. */
  heldFor: string | null;
  /** False: the browser does not keep it, and it goes with the tab. */
  isKept: boolean;
  /** Another tab has gone on with it: what was to be added last was not. */
  isOvertaken: boolean;
};

// Outside of React: a look at a key and back must not ask the browser's store again.
const NOTHING: DraftState = {
  isLoaded: false,
  draft: null,
  heldFor: null,
  isKept: true,
  isOvertaken: false,
};
let state = NOTHING;
const listeners = new Set<() => void>();

const askFirst = (event: BeforeUnloadEvent) => event.preventDefault();

function put(next: Partial<DraftState>) {
  state = { ...state, ...next };
  const { draft, isKept } = state;
  // What no store keeps goes with the tab, also when another tab signs out: then the browser asks first.
  if (draft !== null && !isKept && isUnsaved(draft)) addEventListener("beforeunload", askFirst);
  else removeEventListener("beforeunload", askFirst);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!state.isLoaded) void load();
  return () => void listeners.delete(listener);
}

async function load() {
  try {
    put({ isLoaded: true, draft: await readDraft() });
  } catch {
    put({ isLoaded: true, isKept: false });
  }
}

/** Keeps what was changed already, or says that this browser does not. */
async function orNotKept(keeping: Promise<unknown>) {
  try {
    await keeping;
    put({ isKept: true });
  } catch {
    put({ isKept: false });
  }
}

/** The review that is under way in this browser. */
export function useDraft(): DraftState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => NOTHING,
  );
}

/** Puts a review in the place of the one before. @param heldFor the key that is signed in with */
export function holdDraft(draft: Draft, heldFor: string): Promise<void> {
  put({ isLoaded: true, draft, heldFor, isOvertaken: false });
  return orNotKept(keepDraft(draft));
}

/** Says who goes on with the review. */
export function holdReviewer(reviewer: Person): Promise<void> {
  if (state.draft !== null) put({ draft: { ...state.draft, reviewer } });
  return orNotKept(keepReviewer(reviewer));
}

/**
 * Adds to the review.
 * @returns false when another tab has gone on with it: then what that one did is shown, and nothing was added
 */
export async function growDraft(before: Review, after: Review): Promise<boolean> {
  const { draft, isKept } = state;
  if (draft === null || draft.review !== before) return false;
  try {
    if (isKept && !(await addToDraft(before, after))) {
      await load();
      put({ isOvertaken: true });
      return false;
    }
  } catch {
    put({ isKept: false });
  }
  put({ draft: { ...draft, review: after }, isOvertaken: false });
  return true;
}

/** Says that the review's file was saved as it is. */
export function holdSaved(review: Review): Promise<void> {
  const saved = sealOf(review);
  if (state.draft !== null) put({ draft: { ...state.draft, saved } });
  return orNotKept(keepSaved(saved));
}

/** The draft as any tab left it: the browser's store knows it, and where that keeps none, this tab alone does. */
export async function latestDraft(): Promise<Pick<DraftState, "draft" | "heldFor">> {
  const { draft, heldFor, isKept } = state;
  const stored = isKept ? await readDraft().catch(() => draft) : draft;
  return { draft: stored, heldFor };
}

/** Takes the review out of this browser. */
export function dropDraft(): Promise<void> {
  put({ draft: null });
  return orNotKept(eraseDraft());
}
