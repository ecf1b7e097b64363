"use client";
import { useNow } from "@/components/ui/use-now";
import { agoWords, utcWords } from "@/lib/audit/words";

const TICK_MS = 15_000;

/** "3 min ago", with the time in UTC on hover and focus. */
export function Freshness({ atMs }: { atMs: number }) {
  const now = useNow(TICK_MS);
  const utc = utcWords(atMs);
  return (
    // It must take focus, so that keyboard users can see the exact time.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <time dateTime={new Date(atMs).toISOString()} tabIndex={0} className="group/time relative">
      {now === null ? utc : agoWords(atMs, now)}
      <span className="pointer-events-none absolute top-full left-0 z-10 mt-1 hidden whitespace-nowrap rounded-sm border border-line bg-surface px-2 py-1 text-ink-2 text-xs shadow-lift group-hover/time:block group-focus/time:block">
        {utc}
      </span>
    </time>
  );
}
