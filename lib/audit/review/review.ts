import type { AccountId } from "../account";
import { type KeyRef, keyRef } from "../key-ref";
import { withoutSecrets } from "../leak/without-secrets";
import type { Snapshot } from "../snapshot/snapshot";

export const REVIEW_FORMAT = "sendgrid-key-audit-review";
/** Changes whenever a field of a review changes its meaning or goes. */
export const REVIEW_VERSION = 1;

/** What every review says of itself, in its file and on its page. */
export const REVIEW_STATEMENT =
  "It proves that nothing was changed after its last SHA-256 was noted. It does not prove who anybody is: people are named as they named themselves, and nobody signed in as a person.";

export const VERDICTS = ["retain", "reduce", "revoke", "investigate"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who somebody says they are: nobody signs in to this tool as a person. `relation`: what they have to do with the keys. */
export type Person = { name: string; role: string; relation: string };

/** What is said at the start, and holds for all of the review. */
export type Opening = {
  /** What is reviewed, and why now. */
  note: string;
  opened_by: Person;
  /** The key that the population was read with: its own reader may not attest it. */
  opened_with: string;
  opened_at_ms: number;
  /** Which keys are decided one by one, in words: a later version of the tool may call others privileged. */
  privileged: string;
  snapshot_sha256: string;
};

/** One decision on one key. Changing one's mind is one more decision: none is ever taken back. */
export type Decision = {
  account: AccountId;
  api_key_id: string;
  decision: Verdict;
  rationale: string;
  reviewer: Person;
  /** The key that the reviewer was signed in with. */
  signed_in_with: string;
  decided_at_ms: number;
  /** How long its key was looked at, whole seconds. */
  seconds: number;
  /** How many keys were decided by the same act. */
  together: number;
  /** Of the key's real scopes, as {@link scopesText} writes them; null: they were not read. */
  scopes_sha256: string | null;
  /** The SHA-256 of what came before: the decision before it, or the opening. */
  previous: string;
  /** Of all the above. */
  sha256: string;
};

/** A second person's word that they have seen all decisions. It seals the review. */
export type Acknowledgement = {
  acknowledged_by: Omit<Person, "relation">;
  acknowledged_at_ms: number;
  /** The SHA-256 of the last decision. */
  head: string;
  sha256: string;
};

/**
 * An access review: a population that does not change, decisions that are only added to, each sealed by the one after it,
 * and an end. It is a file of the reader's. It proves that nothing was changed once its last hash was noted, and not who
 * anybody is.
 */
export type Review = {
  format: typeof REVIEW_FORMAT;
  version: typeof REVIEW_VERSION;
  opening: Opening;
  opening_sha256: string;
  snapshot: Snapshot;
  decisions: readonly Decision[];
  acknowledgement: Acknowledgement | null;
};

/** SHA-256 in hex; the caller has the cryptography. */
export type Digest = (text: string) => Promise<string>;

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

/** The SHA-256 of a part of a review: of its canonical text, its own hash left out. */
export function hashOf(
  part: Opening | Omit<Decision, "sha256"> | Omit<Acknowledgement, "sha256">,
  digest: Digest,
) {
  return digest(line(part));
}

/** A scope set as its SHA-256 is taken. @param real sorted */
export function scopesText(real: readonly string[]): string {
  return line(real);
}

/** What somebody typed, as it is written down. A key that was pasted by mistake must not come into a file for others. */
export function plainWords(typed: string): string {
  return withoutSecrets(typed.trim());
}

/** A person as they are written down: in this order, for the same person is the same text. */
export function personOf({ name, role, relation }: Person): Person {
  return { name: plainWords(name), role: plainWords(role), relation: plainWords(relation) };
}

/** The hash that all of the review so far hangs on. */
export function headOf({ opening_sha256, decisions }: Review): string {
  return decisions.at(-1)?.sha256 ?? opening_sha256;
}

/** The hash to note: whoever has it can tell that nothing was changed since. */
export function sealOf(review: Review): string {
  return review.acknowledgement?.sha256 ?? headOf(review);
}

/** The decision that holds of each key, by `account api_key_id`: the last one. */
export function standingDecisions({ decisions }: Pick<Review, "decisions">): Map<KeyRef, Decision> {
  return new Map(decisions.map((each) => [keyRef(each), each]));
}

/** The file. The same review is always the same text, to the letter: any other text was not written here. */
export function reviewFile(review: Review): string {
  const { format, version, opening, opening_sha256, snapshot, decisions, acknowledgement } = review;
  const sealed = { ...snapshot, sha256: opening.snapshot_sha256 };
  return line({
    format,
    version,
    statement: REVIEW_STATEMENT,
    opening,
    opening_sha256,
    snapshot: sealed,
    decisions,
    acknowledgement,
  });
}
