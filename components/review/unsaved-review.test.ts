import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { act, keyOf, OWN_KEY, opened, withDecision } from "@/lib/audit/testing/reviews";
import { unsavedReview } from "./unsaved-review";
import { dropDraft, growDraft, holdDraft, holdSaved } from "./use-draft";

// A browser that stores nothing: the draft is in this tab alone, which is when most can be lost.
const tab = new EventTarget();

/** Whether the browser would ask before the tab goes. */
function wouldAsk(): boolean {
  const leaving = new Event("beforeunload", { cancelable: true });
  tab.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

beforeEach(() => {
  vi.stubGlobal("addEventListener", tab.addEventListener.bind(tab));
  vi.stubGlobal("removeEventListener", tab.removeEventListener.bind(tab));
});

afterEach(async () => {
  await dropDraft();
  vi.unstubAllGlobals();
});

describe("what signing out would erase", () => {
  it("is nothing without a review, and a review until its file is saved as it is", async () => {
    expect(await unsavedReview(OWN_KEY)).toBeNull();
    const review = await opened();
    await holdDraft({ review, reviewer: null, saved: null }, OWN_KEY);
    expect((await unsavedReview(OWN_KEY))?.words).toBe(
      "The review “Quarterly”, 0 of 7 keys decided.",
    );
    expect(wouldAsk()).toBe(true);
    await holdSaved(review);
    expect(await unsavedReview(OWN_KEY)).toBeNull();
    expect(wouldAsk()).toBe(false);

    const next = await withDecision(review, act([keyOf(review, "web")]));
    await growDraft(review, next);
    expect((await unsavedReview(OWN_KEY))?.words).toContain("1 of 7 keys decided");
    expect(wouldAsk()).toBe(true);
    await dropDraft();
    expect(wouldAsk()).toBe(false);
  });

  it("is not named, nor to be saved, when the review is another account's", async () => {
    const review = await opened();
    await holdDraft({ review, reviewer: null, saved: null }, "somebody");
    const work = await unsavedReview("another");
    expect(work?.save).toBeNull();
    expect(work?.words).not.toContain("Quarterly");
    expect((await unsavedReview("mighty"))?.save).not.toBeNull();
  });
});
