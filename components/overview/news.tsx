"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/ui/use-now";
import type { TargetId } from "@/lib/audit/account";
import { DAY_MS, HOUR_MS } from "@/lib/audit/day";
import { changeCounts } from "@/lib/audit/history/change-counts";
import { utcWords } from "@/lib/audit/words";
import type { HistoryChange } from "@/lib/contract/history";
import { changesQuery } from "@/lib/queries/history";
import { useLastVisit } from "./last-visit";

/** What is new in this server's history since yesterday and since this browser's last visit. */
export function News({ target, finishedAtMs }: { target: TargetId; finishedAtMs: number | null }) {
  const onBehalfOf = useOnBehalfOf();
  const { data, error } = useInfiniteQuery(changesQuery(target, finishedAtMs));
  const nowMs = useNow(HOUR_MS);
  const visitMs = useLastVisit();
  const [page] = data?.pages ?? [];
  if (page === undefined || nowMs === null) {
    if (error !== null) return null;
    return (
      <Section title="What’s new">
        <Skeleton className="h-28" />
      </Section>
    );
  }
  if (page.since === null) {
    return (
      <Section title="What’s new">
        <p className="min-h-28 text-pretty text-ink-2 text-sm">
          Nothing is recorded, so there is nothing to compare with.
        </p>
      </Section>
    );
  }
  const sinceMs = Date.parse(page.since);
  const told = { changes: page.changes, earlier: page.earlier };
  return (
    <Section title="What’s new">
      <div className="min-h-28 text-sm">
        <dl className="space-y-2">
          {sinceMs > nowMs - DAY_MS ? (
            <Since words={`Since the first scan, ${minuteWords(sinceMs)}`} {...told} fromMs={0} />
          ) : (
            <Since words="Since yesterday" {...told} fromMs={nowMs - DAY_MS} />
          )}
          {visitMs !== null && visitMs > sinceMs && (
            <Since
              words={`Since your last visit, ${minuteWords(visitMs)}`}
              fromMs={visitMs}
              {...told}
            />
          )}
        </dl>
        <Link
          href={accountHref(PAGES.changes.href, onBehalfOf)}
          className="mt-2 inline-block underline decoration-line underline-offset-4 hover:decoration-ink"
        >
          See the history
        </Link>
      </div>
    </Section>
  );
}

function Since({
  words,
  fromMs,
  changes,
  earlier,
}: {
  words: string;
  fromMs: number;
  changes: readonly HistoryChange[];
  earlier: string | null;
}) {
  const fresh = changes.filter(({ by }) => Date.parse(by) > fromMs);
  const counts = changeCounts(fresh);
  // The first page of history may end before the period does.
  const isCut = earlier !== null && Date.parse(earlier) > fromMs;
  return (
    <div>
      <dt className="text-ink-3 text-xs">{words}</dt>
      <dd className="text-pretty">
        {counts === "" ? "No key changed" : `${isCut ? "At least " : ""}${counts}`}.
      </dd>
    </div>
  );
}

/** "2026-03-01 17:42 UTC": a visit does not need seconds. */
const minuteWords = (atMs: number) => `${utcWords(atMs).slice(0, 16)} UTC`;
