import { startOfDay } from "../day";
import { isAlike, isLowRisk, type ReviewKey } from "./population";
import {
  type Acknowledgement,
  type Decision,
  type Digest,
  hashOf,
  headOf,
  type Person,
  personOf,
  plainWords,
  type Review,
  scopesText,
  standingDecisions,
} from "./review";
import { acknowledgementFlaw, flawOf } from "./rules";

/** One act of a reviewer: a decision on one key, or on several with the same scope set and owner. */
export type Act = Pick<
  Decision,
  | "decision"
  | "rationale"
  | "ticket"
  | "due"
  | "reviewer"
  | "signed_in_with"
  | "decided_at_ms"
  | "seconds"
> & {
  keys: readonly ReviewKey[];
  /** How many keys the reviewer decided at once, if they send one of them at a time. */
  together?: number;
};

export type Outcome<T> = { ok: true; made: T } | { ok: false; why: string };

const no = (why: string) => ({ ok: false, why }) as const;

/** The decisions that an act adds to a review, or why it is refused. */
export async function decide(
  review: Review,
  act: Act,
  digest: Digest,
): Promise<Outcome<readonly Decision[]>> {
  // In its written form: we judge what a file will say later.
  const said = {
    ...act,
    rationale: plainWords(act.rationale),
    reviewer: personOf(act.reviewer),
  };
  const { keys } = said;
  const refusal = refusalOf(review, said);
  if (refusal !== null) return no(refusal);
  const made: Decision[] = [];
  let previous = headOf(review);
  const hashes = new Map<number, string>();
  for (const { key } of keys) {
    const scopes = key.shape === null ? undefined : review.snapshot.shapes[key.shape]?.scopes;
    let scopes_sha256: string | null = null;
    if (key.shape !== null && scopes !== undefined) {
      scopes_sha256 = hashes.get(key.shape) ?? (await digest(scopesText(scopes)));
      hashes.set(key.shape, scopes_sha256);
    }
    const decision = {
      account: key.account,
      api_key_id: key.api_key_id,
      decision: said.decision,
      rationale: said.rationale,
      ...(said.ticket && { ticket: plainWords(said.ticket) }),
      ...(said.due && { due: said.due }),
      reviewer: said.reviewer,
      signed_in_with: said.signed_in_with,
      decided_at_ms: said.decided_at_ms,
      seconds: said.seconds,
      together: said.together ?? keys.length,
      scopes_sha256,
      previous,
    };
    previous = await hashOf(decision, digest);
    made.push({ ...decision, sha256: previous });
  }
  return { ok: true, made };
}

function refusalOf({ opening, acknowledgement }: Review, { keys, ...said }: Act): string | null {
  const [first] = keys;
  if (first === undefined) return "There is no key to decide.";
  if (acknowledgement !== null) return "The review is signed off and locked.";
  const isTogether = keys.length > 1 || (said.together ?? 1) > 1;
  if (isTogether && !keys.every((each) => isLowRisk(each) && isAlike(each, first))) {
    return "Only low-risk keys of one scope set and one owner are decided together.";
  }
  if (said.due && startOfDay(said.due) === null) return "The calendar has no such day.";
  for (const { key, analysis } of keys) {
    const { account, api_key_id } = key;
    const flaw = flawOf({ ...said, account, api_key_id }, analysis !== null, opening);
    if (flaw !== null) return flaw;
  }
  return null;
}

/** A second person's acknowledgement of all decisions, or why it is refused. */
export async function acknowledge(
  review: Review,
  { by, atMs }: { by: Omit<Person, "relation">; atMs: number },
  digest: Digest,
): Promise<Outcome<Acknowledgement>> {
  const { relation: _, ...acknowledged_by } = personOf({ ...by, relation: "" });
  // In its written form: with its secret cut, a pasted key may be the same name as another.
  const flaw = acknowledgementFlaw(acknowledged_by, review, undecidedOf(review));
  if (flaw !== null) return no(flaw);
  const said = {
    acknowledged_by,
    acknowledged_at_ms: atMs,
    head: headOf(review),
  };
  return { ok: true, made: { ...said, sha256: await hashOf(said, digest) } };
}

/** How many keys are still undecided. */
export function undecidedOf(review: Review): number {
  return review.snapshot.keys.length - standingDecisions(review).size;
}
