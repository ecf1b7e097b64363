import { fields, list, Misfit, moment, orNull, text, whole } from "./foreign-json";
import {
  type Acknowledgement,
  type Decision,
  type Digest,
  hashOf,
  headOf,
  type Opening,
  type Person,
  REVIEW_FORMAT,
  REVIEW_VERSION,
  type Review,
  reviewFile,
  scopesText,
  VERDICTS,
} from "./review";
import { undecidedOf } from "./review-decide";
import { acknowledgementFlaw, flawOf } from "./review-rules";
import { readSnapshot } from "./snapshot-read";

/** Where a review is broken; `decision` with its place, from 1. */
export type BrokenPart =
  | { part: "file" | "snapshot" | "opening" | "acknowledgement" }
  | { part: "decision"; at: number };

export type ReviewReading =
  | { ok: true; review: Review }
  | { ok: false; broken: BrokenPart; problem: string };

/** How far the reading has come: what fails next is there. */
class Broken extends Error {
  constructor(
    readonly broken: BrokenPart,
    problem: string,
  ) {
    super(problem);
  }
}

function person(value: unknown, at: string): Person {
  const { name, role, relation } = fields(value, at);
  return {
    name: text(name, `${at}.name`),
    role: text(role, `${at}.role`),
    relation: text(relation, `${at}.relation`),
  };
}

function opening(value: unknown, at: string): Opening {
  const file = fields(value, at);
  return {
    note: text(file.note, `${at}.note`),
    opened_by: person(file.opened_by, `${at}.opened_by`),
    opened_with: text(file.opened_with, `${at}.opened_with`),
    opened_at_ms: moment(file.opened_at_ms, `${at}.opened_at_ms`),
    privileged: text(file.privileged, `${at}.privileged`),
    snapshot_sha256: text(file.snapshot_sha256, `${at}.snapshot_sha256`),
  };
}

function decision(value: unknown, at: string): Decision {
  const file = fields(value, at);
  const verdict = VERDICTS.find((each) => each === file.decision);
  if (verdict === undefined) throw new Misfit(`${at}.decision`);
  return {
    account: text(file.account, `${at}.account`),
    api_key_id: text(file.api_key_id, `${at}.api_key_id`),
    decision: verdict,
    rationale: text(file.rationale, `${at}.rationale`),
    reviewer: person(file.reviewer, `${at}.reviewer`),
    signed_in_with: text(file.signed_in_with, `${at}.signed_in_with`),
    decided_at_ms: moment(file.decided_at_ms, `${at}.decided_at_ms`),
    seconds: whole(file.seconds, `${at}.seconds`),
    together: whole(file.together, `${at}.together`),
    scopes_sha256: orNull(text)(file.scopes_sha256, `${at}.scopes_sha256`),
    previous: text(file.previous, `${at}.previous`),
    sha256: text(file.sha256, `${at}.sha256`),
  };
}

function acknowledgement(value: unknown, at: string): Acknowledgement {
  const file = fields(value, at);
  const { name, role } = fields(file.acknowledged_by, `${at}.acknowledged_by`);
  return {
    acknowledged_by: { name: text(name, `${at}.name`), role: text(role, `${at}.role`) },
    acknowledged_at_ms: moment(file.acknowledged_at_ms, `${at}.acknowledged_at_ms`),
    head: text(file.head, `${at}.head`),
    sha256: text(file.sha256, `${at}.sha256`),
  };
}

/** Holds a part against its own hash and the place it has in the chain. */
async function proveDecisions(review: Review, digest: Digest): Promise<void> {
  const setOf = new Map<string, number | null>();
  for (const { account, api_key_id, shape } of review.snapshot.keys) {
    setOf.set(`${account} ${api_key_id}`, shape);
  }
  const hashes = await Promise.all(
    review.snapshot.shapes.map(({ scopes }) => digest(scopesText(scopes))),
  );
  let previous = review.opening_sha256;
  for (const [index, { sha256, ...said }] of review.decisions.entries()) {
    const not = (problem: string) => new Broken({ part: "decision", at: index + 1 }, problem);
    if (said.previous !== previous) {
      throw not("It does not follow on the one before it: one was changed, taken out or put in.");
    }
    if ((await hashOf(said, digest)) !== sha256) throw not("It was changed after it was made.");
    const shape = setOf.get(`${said.account} ${said.api_key_id}`);
    if (shape === undefined) throw not("Its key is not among those that were read.");
    if (said.scopes_sha256 !== (shape === null ? null : hashes[shape])) {
      throw not("It was made of other scopes than those that were read.");
    }
    const flaw = flawOf(said, shape !== null, review.opening);
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
  const flaw = acknowledgementFlaw(said.acknowledged_by, review, undecidedOf(review));
  if (flaw !== null) throw not(`It could not be given here: ${flaw}`);
}

const WHAT_TO_DO = "Choose a file that “Save the review” made.";

async function read(content: string, digest: Digest): Promise<Review> {
  const inFile = (problem: string) => new Broken({ part: "file" }, problem);
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw inFile(
      content.slice(0, 200).includes(REVIEW_FORMAT)
        ? "It is cut off or damaged. Copy it again from where it was saved."
        : `It is no review. ${WHAT_TO_DO}`,
    );
  }
  const file = fields(parsed, "");
  if (file.format !== REVIEW_FORMAT) throw inFile(`It is JSON, but no review. ${WHAT_TO_DO}`);
  if (typeof file.version === "number" && file.version > REVIEW_VERSION) {
    throw inFile(
      `A newer version of this tool wrote it (format ${file.version}, and this one reads ${REVIEW_VERSION}). Update this tool first.`,
    );
  }
  const snapshot = await readSnapshot(`${JSON.stringify(file.snapshot) ?? ""}\n`, digest);
  if (!snapshot.ok) throw new Broken({ part: "snapshot" }, snapshot.problem);
  const review: Review = {
    format: REVIEW_FORMAT,
    version: REVIEW_VERSION,
    opening: opening(file.opening, "opening"),
    opening_sha256: text(file.opening_sha256, "opening_sha256"),
    snapshot: snapshot.snapshot,
    decisions: list(file.decisions, "decisions", decision),
    acknowledgement: orNull(acknowledgement)(file.acknowledgement, "acknowledgement"),
  };
  const inOpening = (problem: string) => new Broken({ part: "opening" }, problem);
  if ((await hashOf(review.opening, digest)) !== review.opening_sha256) {
    throw inOpening("It was changed after the review was begun.");
  }
  if (fields(file.snapshot, "snapshot").sha256 !== review.opening.snapshot_sha256) {
    throw new Broken(
      { part: "snapshot" },
      "It is another than the one that the review was begun with.",
    );
  }
  await proveDecisions(review, digest);
  await proveAcknowledgement(review, digest);
  // Whatever the hashes do not cover, down to a space between two fields.
  if (reviewFile(review) !== content) throw inFile("It is not written as this tool writes it.");
  return review;
}

/**
 * Reads a file that may be a review. Nothing of it is believed before its form, its hashes and its rules are checked: any
 * change to it, of whatever letter, is noticed and has its place.
 */
export async function verifyReview(content: string, digest: Digest): Promise<ReviewReading> {
  try {
    return { ok: true, review: await read(content, digest) };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, broken: error.broken, problem: error.message };
    if (!(error instanceof Misfit)) throw error;
    const place = error.message === "" ? "" : ` (at ${error.message})`;
    return {
      ok: false,
      broken: { part: "file" },
      problem: `It is not a review as this tool writes it${place}. ${WHAT_TO_DO}`,
    };
  }
}
