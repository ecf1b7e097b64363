import type { Severity } from "../findings/rules";
import { isNamed, isSameName, isSamePerson } from "../named";
import { actorsIn, type Decision, type Opening, type Person, type Review } from "./review";

const RATIONALE_MIN = 15;

/** What counts as privileged. One of many possible definitions: the worst finding, which every view shows. */
const PRIVILEGED: readonly (Severity | "unknown" | null)[] = ["critical", "high"];

/** Whether a key needs a decision of its own. @param severity of its worst finding */
export function isPrivileged(severity: Severity | "unknown" | null): boolean {
  return PRIVILEGED.includes(severity);
}

type Proposal = Pick<
  Decision,
  "account" | "api_key_id" | "decision" | "rationale" | "reviewer" | "signed_in_with"
>;

/**
 * Whether the key is the reviewer's own, the one they signed in with, which they can't attest. The opener's key is the
 * opener's alone: in a team that shares one audit key, a colleague attests it. Compares ids across accounts, since a
 * parent's "subuser" is the own account of that subuser's admins, and no two keys share an id.
 */
export function isOwnKey(
  { api_key_id, reviewer, signed_in_with }: Omit<Proposal, "decision" | "rationale">,
  { opened_with, opened_by }: Opening,
  isSame = isSamePerson,
): boolean {
  if (api_key_id === opened_with) return isSame(reviewer, opened_by);
  return api_key_id === signed_in_with;
}

/**
 * What is wrong with a decision, in one sentence; null if it is valid. The answer is the same in every version of the
 * tool, so that files can be checked too.
 * @param isSame when two people are one: for a file, {@link isSameName}
 */
export function flawOf(
  proposal: Proposal,
  isRead: boolean,
  opening: Opening,
  isSame = isSamePerson,
): string | null {
  if (!isNamed(proposal.reviewer)) return "A decision needs a name.";
  if (Array.from(proposal.rationale.trim()).length < RATIONALE_MIN) {
    return `Say why, in at least ${RATIONALE_MIN} characters.`;
  }
  if (proposal.decision === "investigate") return null;
  if (!isRead) {
    return "Its scopes were not read: what it can do is not known, so it can only be investigated.";
  }
  if (isOwnKey(proposal, opening, isSame)) {
    return "It is the key that you are signed in with: it needs another reviewer. You can only ask for that, with Investigate.";
  }
  return null;
}

/**
 * What is wrong with somebody acknowledging the review; null if they may.
 * @param undecided keys without a decision
 * @param isSame as in {@link flawOf}
 */
export function acknowledgementFlaw(
  person: Pick<Person, "name">,
  review: Pick<Review, "opening" | "decisions">,
  undecided: number,
  isSame = isSamePerson,
): string | null {
  if (!isNamed(person)) return "A sign-off needs a name.";
  if (undecided > 0) return "Not every key is decided.";
  if (actorsIn(review).some((each) => isSameName(each, person))) {
    return "Reviewers can’t sign off their own review: that takes a second person.";
  }
  const isAlike = actorsIn(review).some((each) => isSame(each, person));
  return isAlike ? LOOK_ALIKE : null;
}

/** Why somebody whose name only looks like a reviewer's may not sign off, and what they can do. */
export const LOOK_ALIKE =
  "This name looks like that of someone who started this review or decided in it. If you are another person, use your full name or your email address, or send it to a colleague.";

/** The warning for a sign-off by a name that looks like a reviewer's, which files of earlier versions may have. */
export function lookAlikeWarning({ acknowledgement, ...review }: Review): string | null {
  if (acknowledgement === null) return null;
  const { acknowledged_by } = acknowledgement;
  return actorsIn(review).some((each) => isSamePerson(each, acknowledged_by))
    ? "Whoever signed off has a name that looks like a reviewer’s: make sure that they are two people."
    : null;
}
