import { type KeyRef, keyRef } from "../key-ref";
import { isSameName } from "../named";
import { fields, list, orNull, text } from "../snapshot/foreign-json";
import { type FileKind, openFile, problemOf } from "../snapshot/own-file";
import { readSnapshot } from "../snapshot/read";
import { undecidedOf } from "./decide";
import {
  type Digest,
  hashOf,
  headOf,
  REVIEW_FORMAT,
  REVIEW_VERSION,
  type Review,
  readAcknowledgement,
  readDecision,
  readOpening,
  reviewFile,
  scopesText,
} from "./review";
import { acknowledgementFlaw, flawOf } from "./rules";

/**
 * Larger than any review, and so than any snapshot: 20,000 keys, each decided three times, make 40 MB. Pages and the command
 * refuse more than this, so that what the one opens the other checks and signs.
 */
export const MAX_REVIEW_BYTES = 200_000_000;

/** Where a review is broken; `decision` with its place, from 1. */
export type BrokenPart =
  | { part: "file" | "snapshot" | "opening" | "acknowledgement" }
  | { part: "decision"; at: number };

export type VerifiedReview =
  | { ok: true; review: Review }
  | { ok: false; broken: BrokenPart; problem: string };

/** How far the reader has got: the next failure is there. */
class Broken extends Error {
  constructor(
    readonly broken: BrokenPart,
    problem: string,
  ) {
    super(problem);
  }
}

/** Checks each decision against its own hash, its place in the chain, its key and the rules. */
async function proveDecisions(review: Review, digest: Digest): Promise<void> {
  const setOf = new Map<KeyRef, number | null>();
  for (const { account, api_key_id, shape } of review.snapshot.keys) {
    setOf.set(keyRef({ account, api_key_id }), shape);
  }
  const hashes = await Promise.all(
    review.snapshot.shapes.map(({ scopes }) => digest(scopesText(scopes))),
  );
  let previous = review.opening_sha256;
  for (const [index, { sha256, ...said }] of review.decisions.entries()) {
    const not = (problem: string) => new Broken({ part: "decision", at: index + 1 }, problem);
    if (said.previous !== previous) {
      throw not("It does not follow on the one before it: one was changed, removed or inserted.");
    }
    if ((await hashOf(said, digest)) !== sha256) throw not("It was changed after it was made.");
    const shape = setOf.get(keyRef(said));
    if (shape === undefined) throw not("Its key is not among those that were read.");
    if (said.scopes_sha256 !== (shape === null ? null : hashes[shape])) {
      throw not("It was made for other scopes than those that were read.");
    }
    const flaw = flawOf(said, shape !== null, review.opening, isSameName);
    if (flaw !== null) throw not(`It could not be made here: ${flaw}`);
    previous = sha256;
  }
}

async function proveAcknowledgement(review: Review, digest: Digest): Promise<void> {
  if (review.acknowledgement === null) return;
  const { sha256, ...said } = review.acknowledgement;
  const not = (problem: string) => new Broken({ part: "acknowledgement" }, problem);
  if (said.head !== headOf(review)) throw not("It is of other decisions than those in the file.");
  if ((await hashOf(said, digest)) !== sha256) throw not("It was changed after it was given.");
  const flaw = acknowledgementFlaw(said.acknowledged_by, review, undecidedOf(review), isSameName);
  if (flaw !== null) throw not(`It could not be given here: ${flaw}`);
}

const REVIEW: FileKind = {
  noun: "review",
  it: "It",
  saver: "Save the review",
  format: REVIEW_FORMAT,
  version: REVIEW_VERSION,
};

async function read(content: string, digest: Digest): Promise<Review> {
  const file = openFile(content, REVIEW);
  const snapshot = await readSnapshot(`${JSON.stringify(file.snapshot) ?? ""}\n`, digest);
  if (!snapshot.ok) throw new Broken({ part: "snapshot" }, snapshot.problem);
  const review: Review = {
    format: REVIEW_FORMAT,
    version: file.version === 1 ? 1 : REVIEW_VERSION,
    opening: readOpening(file.opening, "opening"),
    opening_sha256: text(file.opening_sha256, "opening_sha256"),
    snapshot: snapshot.snapshot,
    decisions: list(readDecision)(file.decisions, "decisions"),
    acknowledgement: orNull(readAcknowledgement)(file.acknowledgement, "acknowledgement"),
  };
  const inOpening = (problem: string) => new Broken({ part: "opening" }, problem);
  if ((await hashOf(review.opening, digest)) !== review.opening_sha256) {
    throw inOpening("It was changed after the review was started.");
  }
  if (fields(file.snapshot, "snapshot").sha256 !== review.opening.snapshot_sha256) {
    throw new Broken({ part: "snapshot" }, "It differs from the one the review was started with.");
  }
  await proveDecisions(review, digest);
  await proveAcknowledgement(review, digest);
  // Covers what the hashes don't, down to a space between two fields.
  if (reviewFile(review) !== content) {
    throw new Broken({ part: "file" }, "It is not written as this tool writes it.");
  }
  return review;
}

/**
 * Reads a file that may be a review. Trusts nothing before it checks the form, the hashes and the rules: it notices a
 * change to any letter and says where it is.
 */
export async function verifyReview(content: string, digest: Digest): Promise<VerifiedReview> {
  try {
    return { ok: true, review: await read(content, digest) };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, broken: error.broken, problem: error.message };
    return { ok: false, broken: { part: "file" }, problem: problemOf(error, REVIEW) };
  }
}
