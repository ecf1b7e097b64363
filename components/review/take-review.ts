import { exportName } from "@/components/export/export-name";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Interval } from "@/lib/audit/interval";
import type { KeyRef } from "@/lib/audit/key-ref";
import { carriedOver } from "@/lib/audit/review/carried";
import { type Beside, reviewCsv } from "@/lib/audit/review/csv";
import { type Review, reviewFile } from "@/lib/audit/review/review";
import { reviewScript } from "@/lib/audit/review/script";
import { standingsIn } from "@/lib/audit/review/standing";
import { isWhole } from "@/lib/audit/snapshot/snapshot";

export type TakenAs = "json" | "csv" | "sh";

const TYPES = { json: "application/json", csv: "text/csv;charset=utf-8", sh: "text/x-shellscript" };

type Taken = {
  review: Review;
  as: TakenAs;
  now: Fleet;
  /** What is known from elsewhere: the previous review, what the history proves about keys, and when they went away. */
  beside: Omit<Beside, "carried"> & { gone: ReadonlyMap<KeyRef, Interval> | undefined };
};

/**
 * Makes a file of a review: the review itself, its evidence, or the calls that carry it out.
 * @param now the current scan of its keys, which the review itself does not contain
 */
export function takeReview({ review, as, now, beside: { gone, ...beside } }: Taken) {
  const { snapshot, opening } = review;
  const standing = standingsIn(now);
  const content = {
    json: reviewFile,
    csv: (of: Review) => {
      const carried = carriedOver(of, now, { nowMs: Date.now(), gone });
      return reviewCsv(of, standing, { ...beside, carried });
    },
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
