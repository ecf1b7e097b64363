import { isLowRisk, type ReviewKey } from "./population";
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

/** One act of a reviewer: a decision on one key, or on several of one scope set. */
export type Act = Pick<
  Decision,
  "decision" | "rationale" | "reviewer" | "signed_in_with" | "decided_at_ms" | "seconds"
> & { keys: readonly ReviewKey[] };

export type Outcome<T> = { ok: true; made: T } | { ok: false; why: string };

const no = (why: string) => ({ ok: false, why }) as const;

/** The decisions an act adds to a review, or why it may not. */
export async function decide(
  review: Review,
  act: Act,
  digest: Digest,
): Promise<Outcome<readonly Decision[]>> {
  const { keys, rationale, ...said } = act;
  const refusal = refusalOf(review, act);
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
      rationale: plainWords(rationale),
      reviewer: personOf(said.reviewer),
      signed_in_with: said.signed_in_with,
      decided_at_ms: said.decided_at_ms,
      seconds: said.seconds,
      together: keys.length,
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
  if (acknowledgement !== null) return "The review is acknowledged: it is over.";
  const together = keys.every((each) => isLowRisk(each) && each.analysis === first.analysis);
  if (keys.length > 1 && !together) {
    return "Only low-risk keys of one scope set are decided together.";
  }
  for (const { key, analysis } of keys) {
    const { account, api_key_id } = key;
    const flaw = flawOf({ ...said, account, api_key_id }, analysis !== null, opening);
    if (flaw !== null) return flaw;
  }
  return null;
}

/** A second person's acknowledgement of all decisions, or why they may not give it. */
export async function acknowledge(
  review: Review,
  { by, atMs }: { by: Omit<Person, "relation">; atMs: number },
  digest: Digest,
): Promise<Outcome<Acknowledgement>> {
  const flaw = acknowledgementFlaw(by, review, undecidedOf(review));
  if (flaw !== null) return no(flaw);
  const said = {
    acknowledged_by: { name: plainWords(by.name), role: plainWords(by.role) },
    acknowledged_at_ms: atMs,
    head: headOf(review),
  };
  return { ok: true, made: { ...said, sha256: await hashOf(said, digest) } };
}

/** How many keys have no decision yet. */
export function undecidedOf(review: Review): number {
  return review.snapshot.keys.length - standingDecisions(review).size;
}
