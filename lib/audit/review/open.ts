import { readSnapshot } from "../snapshot/read";
import { type Snapshot, snapshotFile, snapshotText } from "../snapshot/snapshot";
import {
  type Digest,
  hashOf,
  type Opening,
  personOf,
  plainWords,
  REVIEW_FORMAT,
  REVIEW_VERSION,
  type Review,
  readOpening,
} from "./review";

/** Which keys are decided one by one; rules.ts says it in code. */
const PRIVILEGED_WORDS = "its worst finding is critical or high";

/**
 * Freezes a population and opens its review.
 * @throws Error when the population is not one that its own file could be read back to
 */
export async function openReview(
  said: Omit<Opening, "privileged" | "snapshot_sha256">,
  population: Snapshot,
  digest: Digest,
): Promise<Review> {
  // Read back before anything hangs on it: whoever opens the file later must arrive at the same text.
  const file = snapshotFile(population, await digest(snapshotText(population)));
  const frozen = await readSnapshot(file, digest);
  if (!frozen.ok) throw new Error(frozen.problem);
  // In the order in which a file is read back, whatever order it is given in: what is hashed is the text.
  const opening = readOpening(
    {
      ...said,
      note: plainWords(said.note),
      opened_by: personOf(said.opened_by),
      privileged: PRIVILEGED_WORDS,
      snapshot_sha256: await digest(snapshotText(frozen.snapshot)),
    },
    "opening",
  );
  return {
    format: REVIEW_FORMAT,
    version: REVIEW_VERSION,
    opening,
    opening_sha256: await hashOf(opening, digest),
    snapshot: frozen.snapshot,
    decisions: [],
    acknowledgement: null,
  };
}
