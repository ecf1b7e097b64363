"use client";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { SafeText } from "@/components/key/safe-text";
import { PAGES } from "@/components/links/pages";
import { openEnds } from "@/lib/audit/review/csv";
import { REVIEW_STATEMENT, type Review, sealOf } from "@/lib/audit/review/review";
import { isLapsed } from "@/lib/audit/review/standing";
import { utcWords } from "@/lib/audit/words";
import type { Desk } from "./use-desk";
import { VERDICT_WORDS } from "./words";

/** The review on paper: every key with its decision. It is in the page only while it is printed. */
export function PrintedReview({ review, desk }: { review: Review; desk: Desk }) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The paper is drawn right after this event, so the page must be ready within it.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  if (!isPrinting) return null;
  const { opening, acknowledgement } = review;
  const open = openEnds(review);
  return (
    <article className="hidden text-xs print:block">
      {open !== "" && <p className="font-semibold">{open}</p>}
      <h1 className="font-semibold text-lg">{PAGES.review.title}</h1>
      <p>
        <SafeText text={opening.note} max={2_000} />
      </p>
      <p>
        Begun by <SafeText text={opening.opened_by.name} />, {utcWords(opening.opened_at_ms)}.{" "}
        {acknowledgement !== null && (
          <>
            Acknowledged by <SafeText text={acknowledgement.acknowledged_by.name} />,{" "}
            {utcWords(acknowledgement.acknowledged_at_ms)}.
          </>
        )}
      </p>
      <p>
        Last hash <code className="break-all">{sealOf(review)}</code>; of the frozen keys{" "}
        <code className="break-all">{opening.snapshot_sha256}</code>. {REVIEW_STATEMENT}
      </p>
      <table className="mt-4 w-full table-fixed border-collapse text-left">
        <thead>
          <tr className="border-edge border-b">
            <th className="w-[28%] py-1 pr-2">Key</th>
            <th className="w-[10%] pr-2">Severity</th>
            <th className="w-[14%] pr-2">Decision</th>
            <th className="pr-2">Why</th>
            <th className="w-[18%]">Reviewer</th>
          </tr>
        </thead>
        <tbody>
          {desk.population.keys.map((one) => {
            const decision = desk.decided.get(one.ref);
            const account = desk.population.fleet.accounts.get(one.key.account);
            return (
              <tr key={one.ref} className="break-inside-avoid border-line border-b align-top">
                <td className="break-words py-1 pr-2">
                  <SafeText text={one.key.name} />, <SafeText text={account?.label ?? ""} />
                  <code className="block break-all">{one.key.api_key_id}</code>
                </td>
                <td className="pr-2">{one.severity ?? "none found"}</td>
                <td className="pr-2">
                  {decision === undefined ? "undecided" : VERDICT_WORDS[decision.decision].done}
                  {decision !== undefined && isLapsed(decision, desk.standingOf(one)) && ", lapsed"}
                </td>
                <td className="break-words pr-2">
                  {decision !== undefined && <SafeText text={decision.rationale} max={2_000} />}
                </td>
                <td className="break-words">
                  {decision !== undefined && (
                    <>
                      <SafeText text={decision.reviewer.name} />, {utcWords(decision.decided_at_ms)}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}
