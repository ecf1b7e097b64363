import { startOfDay } from "../day";
import { type KeyRef, keyRef } from "../key-ref";
import { withoutSecrets } from "../leak/without-secrets";
import {
  ifThere,
  list,
  moment,
  oneOf,
  orNull,
  ParseError,
  type Read,
  record,
  text,
  whole,
} from "../snapshot/foreign-json";
import type { Snapshot } from "../snapshot/snapshot";
import { populationWords } from "./population-words";

export const REVIEW_FORMAT = "sendgrid-key-audit-review";
/** Bump this when a field of a review is added, goes or changes its meaning. */
export const REVIEW_VERSION = 2;

const PROVES = "It proves that nothing was changed after its last SHA-256 was noted.";
/** What every review says about itself, in its file and on its page, by format version. */
const STATEMENTS = {
  1: `${PROVES} It does not prove who anybody is: people are named as they named themselves, and nobody signed in as a person.`,
  2: `${PROVES} It does not prove who anybody is: named_by says of each name whether its person typed it or an identity-aware proxy gave it.`,
} as const;

type ReviewVersion = keyof typeof STATEMENTS;

export const VERDICTS = ["retain", "reduce", "revoke", "investigate"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The person typed their own name. */
export const TYPED = "typed";
/** An identity-aware proxy gave the name. */
export const namedByHeader = (header: string) => `identity-aware proxy, header ${header}`;

/** {@link TYPED}, or the proxy's header that gave the name. Absent before version 2, where every name was typed. */
const namedBy = ifThere(text);

/** Who somebody is said to be: nobody signs in to this tool as a person. `relation`: their relationship to the keys. */
const person = record({ name: text, role: text, relation: text, named_by: namedBy });
export type Person = ReturnType<typeof person>;

/** A key as {@link keyRef} writes it. Whether it belongs to the review doesn't matter, since nothing depends on it. */
const ref: Read<KeyRef> = (value, at) => text(value, at) as KeyRef;

const day: Read<string> = (value, at) => {
  const written = text(value, at);
  if (startOfDay(written) === null) throw new ParseError(at);
  return written;
};

/** Whom the policy named as the owner of keys when the review opened. */
const ownedKeys = record({
  owner: text,
  purpose: orNull(text),
  data: orNull(text),
  keys: list(ref),
});
export type OwnedKeys = ReturnType<typeof ownedKeys>;

/** A control that the organization's own policy maps keys to, such as `SOC 2 CC6.1`; `keys` null: every key. */
const controlReference = record({ reference: text, keys: orNull(list(ref)) });
export type ControlReference = ReturnType<typeof controlReference>;

/** A waiver that counted when the review opened, for one rule, and the keys it counted for. */
const frozenWaiver = record({
  rule: text,
  reason: text,
  owner: text,
  approver: text,
  ticket: orNull(text),
  expires: day,
  keys: list(ref),
});
export type FrozenWaiver = ReturnType<typeof frozenWaiver>;

/** What SendGrid was asked for the frozen scan, and how it answered. */
const asked = record({
  /** As SendGrid's reference writes it, such as `/v3/api_keys/{api_key_id}`. */
  path: text,
  /** On whose behalf. */
  account: text,
  /** SendGrid's HTTP status; null if it sent none, or it is unknown. */
  status: orNull(whole),
  /** For a list, how many it named; otherwise how many calls got this answer. */
  count: whole,
  /** Everything was answered after the first time and before the second. Epoch ms. */
  after_ms: moment,
  before_ms: moment,
});
export type Asked = ReturnType<typeof asked>;

/**
 * What a file says at the start about the whole review.
 * @throws ParseError, like all readers here, if it has another form
 */
export const readOpening = record({
  /** Scope and reason. */
  note: text,
  opened_by: person,
  /** The key that read the population: the person who holds it may not attest it. */
  opened_with: text,
  opened_at_ms: moment,
  /** Which keys are decided one by one, in words: a later version of the tool may define privileged differently. */
  privileged: text,
  snapshot_sha256: text,
  /** What the policy said then; absent if there was none. */
  owners: ifThere(list(ownedKeys)),
  controls: ifThere(list(controlReference)),
  /** Also absent if an earlier version opened it. */
  waivers: ifThere(list(frozenWaiver)),
  /** Absent if the review was opened from a file, or by an earlier version. */
  manifest: ifThere(list(asked)),
});
export type Opening = ReturnType<typeof readOpening>;

/** One decision on one key, from a file. Changing one's mind adds a decision: none is ever removed. */
export const readDecision = record({
  account: text,
  api_key_id: text,
  decision: oneOf(VERDICTS),
  rationale: text,
  ticket: ifThere(text),
  /** Its due date, as `2026-12-31`. */
  due: ifThere(day),
  reviewer: person,
  /** The key that the reviewer was signed in with. */
  signed_in_with: text,
  decided_at_ms: moment,
  /** How long the reviewer looked at its key, in whole seconds. */
  seconds: whole,
  /** How many keys the same act decided. */
  together: whole,
  /** SHA-256 of the key's real scopes, as {@link scopesText} writes them; null if they were not read. */
  scopes_sha256: orNull(text),
  /** The SHA-256 of the previous decision, or of the opening. */
  previous: text,
  /** Covers all of the above. */
  sha256: text,
});
export type Decision = ReturnType<typeof readDecision>;

/** A second person's confirmation, from a file, that they have seen all decisions. It seals the review. */
export const readAcknowledgement = record({
  acknowledged_by: record({ name: text, role: text, named_by: namedBy }),
  acknowledged_at_ms: moment,
  /** The SHA-256 of the last decision. */
  head: text,
  sha256: text,
});
export type Acknowledgement = ReturnType<typeof readAcknowledgement>;

/**
 * An access review: a frozen population, decisions that are only added, each sealed by the next, and an end. It proves
 * that nothing changed after its last hash was noted, but not who anybody is.
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

/** SHA-256 in hex; the caller supplies the cryptography. */
export type Digest = (text: string) => Promise<string>;

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

/** The SHA-256 of a part of a review: of its canonical text, without its own hash. */
export function hashOf(
  part: Opening | Omit<Decision, "sha256"> | Omit<Acknowledgement, "sha256">,
  digest: Digest,
) {
  return digest(line(part));
}

/** A scope set in the form that its SHA-256 covers. @param real sorted */
export function scopesText(real: readonly string[]): string {
  return line(real);
}

/** What somebody typed, in its written form. A key pasted by mistake must not reach a file that others read. */
export function plainWords(typed: string): string {
  return withoutSecrets(typed.trim());
}

/** A person in their written form: fields in this order, so that the same person is the same text. */
export function personOf({ name, role, relation, named_by }: Person): Person {
  const said = { name: plainWords(name), role: plainWords(role), relation: plainWords(relation) };
  return named_by === undefined ? said : { ...said, named_by };
}

/** What a review says about itself. */
export function statementOf({ version }: Pick<Review, "version">): string {
  return STATEMENTS[version];
}

/** Who opened a review and who decided in it, one entry for each name and its source: none of them may sign it off. */
export function actorsIn({ opening, decisions }: Pick<Review, "opening" | "decisions">): Person[] {
  const all = [opening.opened_by, ...decisions.map(({ reviewer }) => reviewer)];
  return [...new Map(all.map((each) => [`${each.named_by}\n${each.name}`, each])).values()];
}

/** Identifies a waiver by its rule and its ticket, since a policy gives it no id. */
export function waiverId({ rule, ticket }: Pick<FrozenWaiver, "rule" | "ticket">): string {
  return ticket === null ? rule : `${rule} (${ticket})`;
}

/** The hash at the head of the review's chain. */
export function headOf({ opening_sha256, decisions }: Review): string {
  return decisions.at(-1)?.sha256 ?? opening_sha256;
}

/** The hash to note: it proves later that nothing has changed since. */
export function sealOf(review: Review): string {
  return review.acknowledgement?.sha256 ?? headOf(review);
}

/** The latest decision on each key, by key reference. */
export function standingDecisions({ decisions }: Pick<Review, "decisions">): Map<KeyRef, Decision> {
  return new Map(decisions.map((each) => [keyRef(each), each]));
}

/** The file. The same review always gives the same text, to the letter: any other text was not written here. */
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
