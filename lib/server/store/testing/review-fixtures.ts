import "server-only";
import { openReview } from "@/lib/audit/review/open";
import { type Person, type Review, reviewFile, TYPED } from "@/lib/audit/review/review";
import { snapshotWith } from "@/lib/audit/testing/snapshots";
import { digest } from "../../process/sha256";
import type { Store } from "../open-store";
import { putReview } from "../review/reviews";
import { NOW } from "./scan-fixtures";

/** A network that no other test has, so that ids need not be unique to a test. */
export const aNetwork = () => `network-${crypto.randomUUID()}`;

export const aPerson = (name: string): Person => ({
  name,
  role: "",
  relation: "",
  named_by: TYPED,
});

type Said = { network?: string; target?: string; atMs?: number; note?: string; history?: string };

/** A review of accounts with these keys, given by id; none of them is read. */
export async function aReview(
  store: Store,
  accounts: Readonly<Record<string, readonly string[]>>,
  { network = aNetwork(), target = "all", atMs = NOW, note = "The quarter", history }: Said = {},
): Promise<{ id: string; review: Review; network: string }> {
  const plain = Object.entries(accounts).map(([account, ids]) => {
    return [account, { keys: ids.map((id) => ({ id, scopes: null })) }] as const;
  });
  const said = { note, opened_by: aPerson("Ann"), opened_with: "own", opened_at_ms: atMs };
  const review = await openReview(said, snapshotWith(Object.fromEntries(plain)), digest);
  const id = await putReview(store, {
    ...{ network, target, note, opened_by: "Ann", opened_with: "own", opened_at: atMs },
    key_count: review.snapshot.keys.length,
    file: reviewFile(review),
    accounts: Object.entries(accounts).map(([account, ids]) => {
      return { account, label: account, history: history ?? null, ids: new Set(ids) };
    }),
  });
  return { id, review, network };
}
