import { expose } from "comlink";
import { TOOL } from "@/components/export/tool";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { openReview } from "@/lib/audit/review/open";
import { type ReviewReading, verifyReview } from "@/lib/audit/review/read";
import type { Opening, Review } from "@/lib/audit/review/review";
import { snapshotOf } from "@/lib/audit/snapshot/snapshot";
import { digest } from "./digest";
import { takeReview } from "./take-review";

type Begun = {
  said: Pick<Opening, "note" | "opened_by" | "opened_with">;
  fleet: Fleet;
  target: string;
};

/** Larger than any review: 20,000 keys, each decided three times, make 40 MB. */
const MAX_BYTES = 200_000_000;

/** Null: what is read cannot be frozen here. */
async function begin({ said, fleet, target }: Begun): Promise<Review | null> {
  const atMs = Date.now();
  const snapshot = snapshotOf(fleet, { tool: TOOL, target, savedAtMs: atMs });
  return openReview({ ...said, opened_at_ms: atMs }, snapshot, digest).catch(() => null);
}

async function verify(file: File): Promise<ReviewReading> {
  const no = (problem: string) => ({ ok: false, broken: { part: "file" }, problem }) as const;
  if (file.size > MAX_BYTES) return no("It is larger than any review could be.");
  const content = await file.text().catch(() => null);
  // Moved, changed or forbidden since it was chosen: the browser no longer gives it out.
  if (content === null) return no("It can no longer be read. Choose it again.");
  return verifyReview(content, digest);
}

const api = { begin, verify, take: takeReview };
export type ReviewWorker = typeof api;

expose(api);
