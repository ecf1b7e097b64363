import { expose } from "comlink";
import { sha256 } from "@/components/ui/digest";
import { exactText } from "@/lib/audit/exact-text";
import { MAX_REVIEW_BYTES, type VerifiedReview, verifyReview } from "@/lib/audit/review/read";
import { takeReview } from "./take-review";

async function verify(file: File): Promise<VerifiedReview> {
  const no = (problem: string) => ({ ok: false, broken: { part: "file" }, problem }) as const;
  if (file.size > MAX_REVIEW_BYTES) return no("It is too large to be a review.");
  const bytes = await file.arrayBuffer().catch(() => null);
  // The file was moved, changed or blocked since it was chosen, and the browser no longer returns it.
  if (bytes === null) return no("It can no longer be read. Choose it again.");
  const content = exactText(new Uint8Array(bytes));
  if (content === null) return no("It is not a review.");
  if ((await sha256("")) === null)
    return no("Browsers only check hashes on pages served over HTTPS.");
  return verifyReview(content, async (text) => (await sha256(text)) ?? "");
}

const api = { verify, take: takeReview };
export type ReviewWorker = typeof api;

expose(api);
