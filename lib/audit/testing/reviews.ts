import { createHash } from "node:crypto";
import { keyRef } from "../key-ref";
import { type Act, acknowledge, decide } from "../review/decide";
import { openReview } from "../review/open";
import { populationOf, type ReviewKey } from "../review/population";
import { namedByHeader, type Person, type Review } from "../review/review";
import { type PlainAccount, snapshotWith } from "./snapshots";

export const digest = async (text: string) => createHash("sha256").update(text).digest("hex");

export const ADA: Person = { name: "Ada", role: "security", relation: "uses none" };
export const BOB: Person = { name: "Bob", role: "platform", relation: "made some" };
export const OWN_KEY = "own";
export const WHY = "Sends the shop's mail, checked.";

/**
 * Keys of every kind: the reader's own, a privileged one, two with the same harmless shape, one with unknown scopes,
 * and one not read.
 */
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

const PROXY = namedByHeader("X-Forwarded-Email");
export const ADA_BY_PROXY: Person = { ...ADA, name: "ada@example.com", named_by: PROXY };

/**
 * A review with everything version 2 allows: a policy's owners and controls, what was asked, and people named by a
 * proxy.
 */
export function openedFully(): Promise<Review> {
  const said = {
    note: "Quarterly",
    opened_by: ADA_BY_PROXY,
    opened_with: OWN_KEY,
    opened_at_ms: 20_000_000,
    owners: [
      {
        owner: "web@example.com",
        purpose: "The shop",
        data: null,
        keys: [keyRef({ account: "self", api_key_id: "web" })],
      },
    ],
    controls: [
      { reference: "SOC 2 CC6.1", keys: null },
      { reference: "PCI DSS 7.2.5.1", keys: [keyRef({ account: "self", api_key_id: "web" })] },
    ],
    waivers: [
      {
        rule: "mints-keys",
        reason: "The deploy makes its own keys",
        owner: "web@example.com",
        approver: "ciso@example.com",
        ticket: "SEC-9",
        expires: "2026-12-31",
        keys: [keyRef({ account: "self", api_key_id: "mighty" })],
      },
      {
        rule: "policy:few-scopes",
        reason: "Until the split",
        owner: "web@example.com",
        approver: "ciso@example.com",
        ticket: null,
        expires: "2027-01-31",
        keys: ["mighty", "web"].map((api_key_id) => keyRef({ account: "self", api_key_id })),
      },
    ],
    manifest: [
      { path: "/v3/api_keys", account: "self", status: 200, count: 6, after_ms: 1, before_ms: 2 },
      {
        path: "/v3/api_keys/{api_key_id}",
        account: "self",
        status: null,
        count: 1,
        after_ms: 1,
        before_ms: 2,
      },
    ],
  };
  return openReview(said, snapshotWith(ACCOUNTS), digest);
}

export function keyOf(review: Review, id: string, account = "self"): ReviewKey {
  const found = populationOf(review).keys.find(
    ({ key }) => key.api_key_id === id && key.account === account,
  );
  if (found === undefined) throw new Error(`No ${id}.`);
  return found;
}

/** An ordinary act, for tests that examine something else. */
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

/** The review after an act that must be valid. */
export async function withDecision(review: Review, said: Act): Promise<Review> {
  const outcome = await decide(review, said, digest);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...review, decisions: [...review.decisions, ...outcome.made] };
}

/** The review with all keys decided, each in a valid way, and acknowledged. */
export async function sealed(review: Review, more: Partial<Act> = {}): Promise<Review> {
  let now = review;
  for (const each of populationOf(review).keys) {
    const mayRetain = each.analysis !== null && each.key.api_key_id !== OWN_KEY;
    const decision = mayRetain ? "retain" : "investigate";
    now = await withDecision(now, act([each], { decision, ...more }));
  }
  const { named_by } = review.opening.opened_by;
  const by = { name: "Cy", role: "management", ...(named_by && { named_by }) };
  const outcome = await acknowledge(now, { by, atMs: 20_002_000 }, digest);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...now, acknowledgement: outcome.made };
}
