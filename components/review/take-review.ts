import { exportName } from "@/components/export/export-name";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { reviewCsv } from "@/lib/audit/review/csv";
import { type Review, reviewFile } from "@/lib/audit/review/review";
import { reviewScript } from "@/lib/audit/review/script";
import { standingsIn } from "@/lib/audit/review/standing";
import { isWhole } from "@/lib/audit/snapshot/snapshot";

export type TakenAs = "json" | "csv" | "sh";

const TYPES = { json: "application/json", csv: "text/csv;charset=utf-8", sh: "text/x-shellscript" };

/**
 * A file of a review: the review itself, its evidence, or the calls that carry it out.
 * @param now what is read of its keys now; the review itself says nothing of that
 */
export function takeReview({ review, as, now }: { review: Review; as: TakenAs; now: Fleet }) {
  const { snapshot, opening } = review;
  const standing = standingsIn(now);
  const content = {
    json: reviewFile,
    csv: (of: Review) => reviewCsv(of, standing),
    sh: (of: Review) => reviewScript(of, standing),
  }[as](review);
  const name = exportName({
    what: "sendgrid-review",
    account: snapshot.target === "all" ? null : (snapshot.accounts[0]?.label ?? snapshot.target),
    madeAt: new Date(opening.opened_at_ms).toISOString(),
    complete: isWhole(snapshot),
    extension: as,
  });
  return { name, file: new Blob([content], { type: TYPES[as] }) };
}
