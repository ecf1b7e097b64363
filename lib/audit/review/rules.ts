import { accountId, SELF } from "../account";
import type { Severity } from "../findings/rules";
import type { Decision, Opening, Person, Review } from "./review";

const RATIONALE_MIN = 15;

/** What counts as privileged. One notion of many: the worst finding, which is shown everywhere. */
const PRIVILEGED: readonly (Severity | "unknown" | null)[] = ["critical", "high"];

/** Whether a key is decided by itself. @param severity of its worst finding */
export function isPrivileged(severity: Severity | "unknown" | null): boolean {
  return PRIVILEGED.includes(severity);
}

/** Whether two names are one person's as far as names can tell: only letters, marks and digits make another person. */
export function isSamePerson(a: Pick<Person, "name">, b: Pick<Person, "name">): boolean {
  return plain(a.name) === plain(b.name);
}

// Beside what Unicode calls ignorable: apostrophes that count as letters, blank hieroglyphs, and a filler.
const UNSEEN_IN_NAMES =
  /[\p{Default_Ignorable_Code_Point}\u02B0-\u02FF\u{13441}\u{13442}\u{16FE4}]|[^\p{L}\p{M}\p{N}]/gu;

// What else a name could hold changes nothing that a reader sees, or too little: signs without ink, fillers that count
// as letters, blanks, dots. In capitals, since some letters have two small forms.
function plain(name: string): string {
  return name.normalize("NFKC").replaceAll(UNSEEN_IN_NAMES, "").toUpperCase().normalize("NFKC");
}

/** Whether a name names anybody: it has a letter or a digit that shows. */
export function isNamed({ name }: Pick<Person, "name">): boolean {
  return plain(name) !== "";
}

type Proposal = Pick<
  Decision,
  "account" | "api_key_id" | "decision" | "rationale" | "reviewer" | "signed_in_with"
>;

/** Whether the key is the reviewer's own: nobody attests the key that they came in with. */
export function isOwnKey(
  { account, api_key_id, reviewer, signed_in_with }: Omit<Proposal, "decision" | "rationale">,
  { opened_with, opened_by }: Opening,
): boolean {
  if (account !== accountId(SELF)) return false;
  if (api_key_id === opened_with) return isSamePerson(reviewer, opened_by);
  return api_key_id === signed_in_with;
}

/**
 * What is wrong with a decision, in one sentence; null when it can stand. Holds whatever version of the tool judges, so
 * that a file can be held to it too.
 */
export function flawOf(proposal: Proposal, isRead: boolean, opening: Opening): string | null {
  if (!isNamed(proposal.reviewer)) return "A decision is somebody's: it needs a name.";
  if (Array.from(proposal.rationale.trim()).length < RATIONALE_MIN) {
    return `Say why, in at least ${RATIONALE_MIN} characters.`;
  }
  if (proposal.decision === "investigate") return null;
  if (!isRead) {
    return "Its scopes were not read: what it can do is not known, so it can only be investigated.";
  }
  if (isOwnKey(proposal, opening)) {
    return "It is the key that you are signed in with: it needs another reviewer. You can only ask for that, with Investigate.";
  }
  return null;
}

/** What is wrong with somebody acknowledging the review; null when they can. @param undecided keys without a decision */
export function acknowledgementFlaw(
  person: Pick<Person, "name">,
  { opening, decisions }: Pick<Review, "opening" | "decisions">,
  undecided: number,
): string | null {
  if (!isNamed(person)) return "An acknowledgement is somebody's: it needs a name.";
  if (undecided > 0) return "Not every key is decided.";
  const reviewers = [opening.opened_by, ...decisions.map(({ reviewer }) => reviewer)];
  return reviewers.some((each) => isSamePerson(each, person))
    ? "A reviewer cannot acknowledge their own review: it takes a second person."
    : null;
}
