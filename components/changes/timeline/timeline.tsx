"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { changesQuery } from "@/lib/queries/history";
import { daysOf } from "./change-words";
import { AddMoment, type Moments } from "./compare-moment";
import { Day } from "./day";
import { ForgetAccount } from "./forget-account";

/** This server's history of the account: days, newest first, each with its changes. */
export function Timeline({
  fleet: { accounts, finishedAtMs },
  ...moments
}: Moments & { fleet: Fleet }) {
  const { target } = moments;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    changesQuery(target, finishedAtMs),
  );
  const label = target === "all" ? null : (accounts.get(target)?.label ?? null);
  const since = data?.pages[0]?.since ?? null;
  const days = daysOf(data?.pages.flatMap(({ changes }) => changes) ?? []);
  return (
    <section aria-labelledby="history" className="mt-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="history" className="mr-auto font-semibold text-lg">
          History
        </h2>
        {since !== null && <AddMoment since={since} {...moments} />}
        {since !== null && label !== null && <ForgetAccount target={target} label={label} />}
      </div>
      {error !== null ? (
        <Alert className="mt-1">{error.message}</Alert>
      ) : data === undefined ? (
        <Skeleton className="mt-2 h-24 w-full" />
      ) : (
        <p className="prose-width mt-1 text-pretty text-ink-2">
          {since === null
            ? "Nothing is recorded. This server records each scan that finishes, unless it’s set to keep no history. An account without keys can’t be recognized, so it has no history."
            : `Recorded since ${since.slice(0, 10)}, by each finished scan. A change happened at some point between two scans.`}
        </p>
      )}
      {days.length > 0 && (
        <ol className="mt-3 space-y-4">
          {days.map((each) => (
            <Day key={each.day} day={each} isOfMany={label === null} {...moments} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button className="mt-3" isIdle={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Earlier changes"}
        </Button>
      )}
    </section>
  );
}
