"use client";
import { SafeText } from "@/components/key/safe-text";
import type { Desk } from "@/components/review/acts/use-desk";
import { VERDICT_WORDS } from "@/components/review/words";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact } from "@/components/ui/section";
import { actorsIn, type Review, VERDICTS } from "@/lib/audit/review/review";
import { counted, countOf, listed } from "@/lib/audit/words";

/** Hands a review over to a colleague: the link, what is left, and who may sign off. */
export function HandOver({ review, desk }: { review: Review; desk: Desk }) {
  const total = desk.keys.length;
  const link = linkHere();
  const names = new Set(actorsIn(review).map(({ name }) => name));
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[7rem_minmax(0,1fr)]">
      <Fact name="Link" className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all text-xs">{link}</code>
        <CopyButton text={link} what="link to this review" tone="plain">
          Copy link
        </CopyButton>
      </Fact>
      <Fact name="What is left">
        {desk.undecided === 0
          ? "The sign-off."
          : `${counted(desk.undecided)} of ${countOf(total, "key")} to decide, then the sign-off.`}
      </Fact>
      <Fact name="Who may sign off">
        Anyone who can sign in with a key of this account, and who neither started this review nor
        decided in it. That rules out <SafeText text={listed(names)} max={300} />.
      </Fact>
    </dl>
  );
}

/** This page's address with only the review: no key, no filters. */
export function linkHere(more: Record<string, string> = {}): string {
  const { origin, pathname, search } = window.location;
  const here = new URLSearchParams(search);
  const kept = ["on-behalf-of", "review"].flatMap((name): [string, string][] => {
    const value = here.get(name);
    return value === null ? [] : [[name, value]];
  });
  return `${origin}${pathname}?${new URLSearchParams([...kept, ...Object.entries(more)]).toString()}`;
}

/** "Of 38 keys: 28 retained, 8 to be revoked, 2 undecided." */
export function tallyWords({ decided, undecided }: Pick<Desk, "decided" | "undecided">): string {
  const decisions = [...decided.values()];
  const total = decisions.length + undecided;
  if (total === 0) return "There was no key to decide on.";
  const parts = VERDICTS.flatMap((verdict) => {
    const count = decisions.filter(({ decision }) => decision === verdict).length;
    return count === 0 ? [] : [`${counted(count)} ${VERDICT_WORDS[verdict].done.toLowerCase()}`];
  });
  if (undecided > 0) parts.push(`${counted(undecided)} undecided`);
  return `Of ${countOf(total, "key")}: ${parts.join(", ")}.`;
}
