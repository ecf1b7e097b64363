"use client";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { SafeText } from "@/components/key/safe-text";
import { PAGES } from "@/components/links/pages";
import type { ReviewNow } from "@/components/review/acts/use-lapses";
import { Manifest } from "@/components/review/manifest";
import { PersonWords } from "@/components/review/people/acting-as";
import { namedWords, PROVES } from "@/components/review/words";
import { usePageFurniture } from "@/components/ui/print/use-page-furniture";
import { whenWords } from "@/lib/audit/history/life-words";
import { TOOL } from "@/lib/audit/report/tool";
import { openEnds } from "@/lib/audit/review/open-ends";
import { populationWords } from "@/lib/audit/review/population-words";
import { sealOf } from "@/lib/audit/review/review";
import { isWhole } from "@/lib/audit/snapshot/snapshot";
import { listed, utcWords } from "@/lib/audit/words";
import { PrintedKeys } from "./printed-keys";

/** The review for print: every key with its decision. It is in the page only while printing. */
export function PrintedReview({ review, desk, lapses }: ReviewNow) {
  const [isPrinting, setPrinting] = useState(false);
  const { opening, acknowledgement, snapshot } = review;
  const { controls = [], manifest = [] } = opening;
  const seal = sealOf(review);
  const open = openEnds(review);
  usePageFurniture({
    head: `Access review, started ${utcWords(opening.opened_at_ms)}`,
    tool: `${TOOL.name} ${TOOL.version}`,
    foot: open || "Complete.",
    hash: `SHA-256 ${seal}`,
  });
  useEffect(() => {
    // The browser prints right after this event, so the page must render synchronously.
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
  return (
    <article className="furnished-pages hidden text-xs print:block">
      <h1 className="font-semibold text-lg">
        {PAGES.review.title}
        {!isWhole(snapshot) && ", INCOMPLETE"}
      </h1>
      {open !== "" && <p className="font-semibold">{open}</p>}
      <p>
        <SafeText text={opening.note} max={2_000} />
      </p>
      <p>
        Started by <PersonWords of={opening.opened_by} />, {utcWords(opening.opened_at_ms)}.{" "}
        {acknowledgement !== null && (
          <>
            Signed off by <PersonWords of={acknowledgement.acknowledged_by} />,{" "}
            {utcWords(acknowledgement.acknowledged_at_ms)}.
            {lapses.isOld && " It has lapsed: it isn’t from the last 90 days."}
          </>
        )}{" "}
        {namedWords(review)}
      </p>
      <p>
        Last hash <code className="break-all">{seal}</code>; of the frozen keys{" "}
        <code className="break-all">{opening.snapshot_sha256}</code>. {PROVES}
      </p>
      <p>
        {isWhole(snapshot) && populationWords(snapshot)} Read{" "}
        {whenWords({ afterMs: snapshot.read_after_ms, byMs: snapshot.read_before_ms })}.
        {controls.length > 0 && (
          <>
            {" "}
            Controls:{" "}
            <SafeText text={listed(controls.map(({ reference }) => reference))} max={500} />, your
            organization’s own mapping.
          </>
        )}
      </p>
      <PrintedKeys desk={desk} />
      {manifest.length > 0 && <Manifest asked={manifest} />}
    </article>
  );
}
