import { saveFile } from "@/components/ui/save-file";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { standingDecisions } from "@/lib/audit/review/review";
import { isUnsaved } from "./draft-records";
import { isOf } from "./is-of";
import { takeReview } from "./take-review";
import { holdSaved, latestDraft } from "./use-draft";

/** A review that is in no file. `save` hands its file to the reader and says its name; null: it is not theirs to see. */
export type UnsavedReview = { words: string; save: (() => Promise<string>) | null };

/**
 * The review that signing out would erase, whichever tab works on it; null: there is none, or its file was saved as it is.
 * @param signedInWith the session's key: of another account's review nothing is said but that it is there
 */
export async function unsavedReview(signedInWith: string): Promise<UnsavedReview | null> {
  const { draft, heldFor } = await latestDraft();
  if (draft === null || !isUnsaved(draft)) return null;
  const { review } = draft;
  if (heldFor !== signedInWith && !isOf(review, signedInWith)) {
    const words = "Another account’s review. To save it, sign in with a key of that account.";
    return { words, save: null };
  }
  const count = `${standingDecisions(review).size} of ${review.snapshot.keys.length} keys decided`;
  return {
    words: `The review “${review.opening.note}”, ${count}.`,
    async save() {
      const { name, file } = takeReview({ review, as: "json", now: emptyFleet() });
      saveFile(name, file);
      await holdSaved(review);
      return name;
    },
  };
}
