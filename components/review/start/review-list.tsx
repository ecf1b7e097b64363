"use client";
import Link from "next/link";
import { SafeText } from "@/components/key/safe-text";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { Badge } from "@/components/ui/badge";
import { ProgressBar } from "@/components/ui/progress-bar";
import { FramedList, Section } from "@/components/ui/section";
import { useNow } from "@/components/ui/use-now";
import { accountInAddress, EVERY_ACCOUNT, parseAccountId } from "@/lib/audit/account";
import { HOUR_MS } from "@/lib/audit/day";
import { isExpired } from "@/lib/audit/review/carried";
import { counted, countOf, utcWords } from "@/lib/audit/words";
import type { ReviewSummary } from "@/lib/queries/reviews";

/** The reviews that the reader may see, newest first. Opening one continues where the last person stopped. */
export function ReviewList({ reviews }: { reviews: readonly ReviewSummary[] }) {
  return (
    <Section title={countOf(reviews.length, "review")} className="mt-6" contentClassName="mt-2">
      <FramedList>
        {reviews.map((each) => (
          <Row key={each.id} review={each} />
        ))}
      </FramedList>
    </Section>
  );
}

function Row({ review }: { review: ReviewSummary }) {
  const { id, account, label, note, opened_at, opened_by, keys, decided } = review;
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 text-sm hover:bg-sunken">
      <div className="min-w-0 flex-1 basis-72">
        <Link
          href={accountHref(PAGES.review.href, addressOf(account), { review: id })}
          prefetch={false}
          className="break-words font-medium text-accent-strong after:absolute after:inset-0 hover:underline"
        >
          <SafeText text={note} max={160} />
        </Link>
        <p className="break-words text-ink-2 text-xs">
          {account === "all" ? "All accounts" : <SafeText text={label} />}, started by{" "}
          <SafeText text={opened_by} />, {utcWords(Date.parse(opened_at))}
        </p>
      </div>
      <ProgressBar value={decided} max={keys} label={`Keys decided of ${note}`} className="w-28" />
      <span className="figures w-28 text-ink-2 text-xs">
        {counted(decided)} of {countOf(keys, "key")}
      </span>
      <span className="w-36">
        <StateBadge review={review} />
      </span>
    </li>
  );
}

function StateBadge({ review: { state, signed_off_at } }: { review: ReviewSummary }) {
  const nowMs = useNow(HOUR_MS);
  if (state === "open") return <Badge>Open</Badge>;
  if (state === "decided") return <Badge tone="attention">Awaiting sign-off</Badge>;
  const isOld = nowMs !== null && isExpired(Date.parse(signed_off_at ?? ""), nowMs);
  return isOld ? <Badge tone="attention">Lapsed</Badge> : <Badge tone="accent">Signed off</Badge>;
}

/** How the URL names a review's account. */
function addressOf(account: string) {
  if (account === "all") return EVERY_ACCOUNT;
  const parsed = parseAccountId(account);
  return parsed === null ? null : accountInAddress(parsed);
}
