import { createHash } from "node:crypto";
import { type Act, acknowledge, decide } from "../review/decide";
import { openReview } from "../review/open";
import { populationOf, type ReviewKey } from "../review/population";
import type { Person, Review } from "../review/review";
import { type PlainAccount, snapshotWith } from "./snapshots";

export const digest = async (text: string) => createHash("sha256").update(text).digest("hex");

export const ADA: Person = { name: "Ada", role: "security", relation: "uses none" };
export const BOB: Person = { name: "Bob", role: "platform", relation: "made some" };
export const OWN_KEY = "own";
export const WHY = "Sends the shop's mail, checked.";

/** Keys of every kind: the reader's own, a privileged one, two of one harmless shape, one unknown and one not read. */
export const ACCOUNTS: Record<string, PlainAccount> = {
  self: {
    label: "acme",
    keys: [
      { id: OWN_KEY, scopes: ["api_keys.read"] },
      { id: "mighty", scopes: ["api_keys.create", "mail.send"] },
      { id: "web", scopes: ["stats.read"] },
      { id: "worker", scopes: ["stats.read"] },
      { id: "odd", scopes: ["x.unknown"] },
      { id: "dark", scopes: null },
    ],
  },
  "subuser:one": { keys: [{ id: "web", scopes: ["stats.read", "2fa_required"] }] },
};

export function opened(accounts = ACCOUNTS): Promise<Review> {
  const said = {
    note: "Quarterly",
    opened_by: ADA,
    opened_with: OWN_KEY,
    opened_at_ms: 20_000_000,
  };
  return openReview(said, snapshotWith(accounts), digest);
}

export function keyOf(review: Review, id: string, account = "self"): ReviewKey {
  const found = populationOf(review).keys.find(
    ({ key }) => key.api_key_id === id && key.account === account,
  );
  if (found === undefined) throw new Error(`No ${id}.`);
  return found;
}

/** What an act says when nothing else is to be tried. */
export function act(keys: readonly ReviewKey[], more: Partial<Act> = {}): Act {
  return {
    keys,
    decision: "retain",
    rationale: WHY,
    reviewer: ADA,
    signed_in_with: OWN_KEY,
    decided_at_ms: 20_001_000,
    seconds: 7,
    ...more,
  };
}

/** The review after an act that has to be allowed. */
export async function withDecision(review: Review, said: Act): Promise<Review> {
  const outcome = await decide(review, said, digest);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...review, decisions: [...review.decisions, ...outcome.made] };
}

/** All keys decided, each as it may be, and acknowledged. */
export async function sealed(review: Review): Promise<Review> {
  let now = review;
  for (const each of populationOf(review).keys) {
    const mayRetain = each.analysis !== null && each.key.api_key_id !== OWN_KEY;
    now = await withDecision(now, act([each], { decision: mayRetain ? "retain" : "investigate" }));
  }
  const by = { name: "Cy", role: "management" };
  const outcome = await acknowledge(now, { by, atMs: 20_002_000 }, digest);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...now, acknowledgement: outcome.made };
}
