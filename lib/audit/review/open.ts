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

/** Which keys a reviewer decides one by one, in words; rules.ts has the code. */
const PRIVILEGED_WORDS = "its worst finding is critical or high";

/**
 * Freezes a population and opens its review.
 * @throws Error if its own file could not be read back as this population
 */
export async function openReview(
  said: Omit<Opening, "privileged" | "snapshot_sha256">,
  population: Snapshot,
  digest: Digest,
): Promise<Review> {
  // Parsed again before anything depends on it: anyone who opens the file later must get the same text.
  const file = snapshotFile(population, await digest(snapshotText(population)));
  const frozen = await readSnapshot(file, digest);
  if (!frozen.ok) throw new Error(frozen.problem);
  // Uses the order in which a file is read back, since the hash covers the text.
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
