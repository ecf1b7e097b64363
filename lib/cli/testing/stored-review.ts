import { readFileSync } from "node:fs";
import { accountId, SELF } from "@/lib/audit/account";
import { acknowledge, decide } from "@/lib/audit/review/decide";
import { openReview } from "@/lib/audit/review/open";
import { populationOf, type ReviewKey } from "@/lib/audit/review/population";
import { type Review, reviewFile, sealOf, type Verdict } from "@/lib/audit/review/review";
import { readSnapshot } from "@/lib/audit/snapshot/read";
import { digest } from "@/lib/server/process/sha256";
import { openStore } from "@/lib/server/store/open-store";
import { putAct, putReview } from "@/lib/server/store/review/reviews";

const person = (name: string) => ({ name, role: "", relation: "" });

/** The decision on a key, and its due date. */
type Said = { decision: Verdict; due?: string };

type Signed = {
  /** The store's folder, and the snapshot to freeze. */
  dataDir: string;
  snapshot: string;
  /** Epoch ms. */
  signedOffMs: number;
  say?: (key: ReviewKey) => Said;
};

/** Puts a review of the key's own account into a store, fully decided and signed off, as the dashboard would. */
export async function storeSignedOff({ dataDir, snapshot, signedOffMs, say }: Signed) {
  const read = await readSnapshot(readFileSync(snapshot, "utf8"), digest);
  if (!read.ok) throw new Error(read.problem);
  const times = { opened_by: person("Ann"), opened_with: "another-key", opened_at_ms: signedOffMs };
  let review = await openReview({ note: "The quarter", ...times }, read.snapshot, digest);
  const file = reviewFile(review);
  for (const key of populationOf(review).keys)
    review = await decided(review, key, signedOffMs, say);
  const outcome = await acknowledge(review, { by: person("Bob"), atMs: signedOffMs }, digest);
  if (!outcome.ok) throw new Error(outcome.why);

  const { opening, decisions } = review;
  const ids = new Set(review.snapshot.keys.map(({ api_key_id }) => api_key_id));
  const own = { account: accountId(SELF), label: "own", history: null, ids };
  const store = await openStore({ dataDir });
  const id = await putReview(store, {
    ...{ network: "sendgrid", target: accountId(SELF), note: opening.note, opened_by: "Ann" },
    ...{ opened_with: opening.opened_with, opened_at: signedOffMs, key_count: decisions.length },
    ...{ file, accounts: [own] },
  });
  const act = { made_at: signedOffMs, decided: decisions.length };
  await putAct(store, id, {
    ...{ ...act, number: 1, kind: "decisions", previous: review.opening_sha256 },
    ...{ sha256: sealOf(review), body: JSON.stringify(decisions) },
  });
  await putAct(store, id, {
    ...{ ...act, number: 2, kind: "acknowledgement", previous: sealOf(review) },
    ...{ sha256: outcome.made.sha256, body: JSON.stringify(outcome.made) },
  });
  await store.close();
}

async function decided(
  review: Review,
  key: ReviewKey,
  atMs: number,
  say: Signed["say"] = () => ({ decision: "retain" }),
): Promise<Review> {
  const said = { rationale: "Sends the shop's receipts.", reviewer: person("Ann"), seconds: 1 };
  const act = { keys: [key], ...say(key), ...said, signed_in_with: "another-key" };
  const outcome = await decide(review, { ...act, decided_at_ms: atMs }, digest);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...review, decisions: [...review.decisions, ...outcome.made] };
}
