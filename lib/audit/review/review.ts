import type { AccountId } from "../account";
import { type KeyRef, keyRef } from "../key-ref";
import { withoutSecrets } from "../leak/without-secrets";
import type { Ownership, Waived } from "../policy-outcome";
import type { Snapshot } from "../snapshot/snapshot";
import { populationWords } from "./population-words";

export const REVIEW_FORMAT = "sendgrid-key-audit-review";
/** Changes whenever a field of a review is added, changes its meaning or goes. */
export const REVIEW_VERSION = 2;

const PROVES = "It proves that nothing was changed after its last SHA-256 was noted.";
/** What every review says of itself, in its file and on its page, by the version that it is written in. */
const STATEMENTS = {
  1: `${PROVES} It does not prove who anybody is: people are named as they named themselves, and nobody signed in as a person.`,
  2: `${PROVES} It does not prove who anybody is: named_by says of each name whether its person typed it or an identity-aware proxy gave it.`,
} as const;

type ReviewVersion = keyof typeof STATEMENTS;
export const REVIEW_STATEMENT = STATEMENTS[REVIEW_VERSION];

export const VERDICTS = ["retain", "reduce", "revoke", "investigate"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who somebody is said to be: nobody signs in to this tool as a person. `relation`: what they have to do with the keys. */
export type Person = {
  name: string;
  role: string;
  relation: string;
  /** {@link TYPED}, or which proxy's header said it. Absent before version 2, where every name was typed. */
  named_by?: string | undefined;
};

/** The person typed their name themselves. */
export const TYPED = "typed";
/** An identity-aware proxy gave the name. */
export const namedByHeader = (header: string) => `identity-aware proxy, header ${header}`;

/** Whom the policy named as the owner of keys when the review was opened, each key as {@link keyRef} writes it. */
export type OwnedKeys = Ownership & { keys: readonly KeyRef[] };

/** A control that the organization's own policy maps keys to, such as `SOC 2 CC6.1`; `keys` null: every key. */
export type ControlReference = { reference: string; keys: readonly KeyRef[] | null };

/** A waiver of the policy that counted when the review was opened, of one rule, and the keys that it counted for. */
export type FrozenWaiver = Waived & { rule: string; keys: readonly KeyRef[] };

/** What was asked of SendGrid for the frozen reading, and how it answered. */
export type Asked = {
  /** As SendGrid's reference writes it, such as `/v3/api_keys/{api_key_id}`. */
  path: string;
  /** On whose behalf. */
  account: AccountId;
  /** SendGrid's HTTP status; null: it gave none, or it is not known. */
  status: number | null;
  /** Of a list how many it named, else how many calls were answered so. */
  count: number;
  /** All of it was answered after the one and before the other. Epoch ms. */
  after_ms: number;
  before_ms: number;
};

/** What is said at the start, and holds for all of the review. */
export type Opening = {
  /** Scope and reason. */
  note: string;
  opened_by: Person;
  /** The key that the population was read with: its own reader may not attest it. */
  opened_with: string;
  opened_at_ms: number;
  /** Which keys are decided one by one, in words: a later version of the tool may call others privileged. */
  privileged: string;
  snapshot_sha256: string;
  /** What the policy said at that time; absent where there was none. */
  owners?: readonly OwnedKeys[] | undefined;
  controls?: readonly ControlReference[] | undefined;
  /** Absent also where an earlier version opened it. */
  waivers?: readonly FrozenWaiver[] | undefined;
  /** Absent where the review was opened from a file, or by an earlier version. */
  manifest?: readonly Asked[] | undefined;
};

/** One decision on one key. Changing one's mind is one more decision: none is ever taken back. */
export type Decision = {
  account: AccountId;
  api_key_id: string;
  decision: Verdict;
  rationale: string;
  ticket?: string | undefined;
  /** The day by which it is to be done, as `2026-12-31`. */
  due?: string | undefined;
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
 * and an end. It proves that nothing was changed once its last hash was noted, and not who anybody is.
 */
export type Review = {
  format: typeof REVIEW_FORMAT;
  version: ReviewVersion;
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
export function personOf({ name, role, relation, named_by }: Person): Person {
  const said = { name: plainWords(name), role: plainWords(role), relation: plainWords(relation) };
  return named_by === undefined ? said : { ...said, named_by };
}

/** What a review says of itself. */
export function statementOf({ version }: Pick<Review, "version">): string {
  return STATEMENTS[version];
}

/** Who opened a review and who decided in it, each name once for each that gave it: of all of them none may sign it off. */
export function actorsIn({ opening, decisions }: Pick<Review, "opening" | "decisions">): Person[] {
  const all = [opening.opened_by, ...decisions.map(({ reviewer }) => reviewer)];
  return [...new Map(all.map((each) => [`${each.named_by}\n${each.name}`, each])).values()];
}

/** What a waiver is known by, since a policy gives it no id of its own: the rule that it waives, and its ticket. */
export function waiverId({ rule, ticket }: Pick<FrozenWaiver, "rule" | "ticket">): string {
  return ticket === null ? rule : `${rule} (${ticket})`;
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
    statement: statementOf(review),
    ...(version > 1 && { population: populationWords(snapshot) }),
    opening,
    opening_sha256,
    snapshot: sealed,
    decisions,
    acknowledgement,
  });
}
