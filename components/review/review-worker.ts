import { expose } from "comlink";
import { sha256 } from "@/components/ui/digest";
import { exactText } from "@/lib/audit/exact-text";
import { type VerifiedReview, verifyReview } from "@/lib/audit/review/read";
import { takeReview } from "./take-review";

/** Larger than any review: 20,000 keys with three decisions each make 40 MB. */
const MAX_BYTES = 200_000_000;

async function verify(file: File): Promise<VerifiedReview> {
  const no = (problem: string) => ({ ok: false, broken: { part: "file" }, problem }) as const;
  if (file.size > MAX_BYTES) return no("It is too large to be a review.");
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
