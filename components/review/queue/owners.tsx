"use client";
import { UNOWNED } from "@/components/filters/facets";
import { SafeText } from "@/components/key/safe-text";
import type { Desk } from "@/components/review/acts/use-desk";
import { linkHere } from "@/components/review/close/hand-over";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { ProgressBar } from "@/components/ui/progress-bar";
import { FramedList } from "@/components/ui/section";
import { byText } from "@/lib/audit/by-text";
import { counted, countOf } from "@/lib/audit/words";

/** Each owner's progress, with a link for handing them their keys. Renders nothing if no policy named owners. */
export function Owners({ desk }: { desk: Desk }) {
  const owners = ownersIn(desk);
  if (owners.length === 0) return null;
  return (
    <Disclosure words={`Progress by owner: ${countOf(owners.length, "owner")}`}>
      <FramedList className="max-w-200 text-sm">
        {owners.map(({ owner, keys, decided }) => (
          <li key={owner} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-40 break-words font-medium">
              {owner === UNOWNED ? "No owner" : <SafeText text={owner} />}
            </span>
            <ProgressBar
              value={decided}
              max={keys}
              label={`Decided of ${owner}`}
              className="w-24"
            />
            <span className="figures text-ink-2">
              {counted(decided)} of {counted(keys)}
            </span>
            <button
              type="button"
              onClick={() => desk.narrowed.setFacet("owner", [owner])}
              className="min-h-7 font-medium text-accent-strong hover:underline"
            >
              Show
            </button>
            <CopyButton text={linkHere({ owner })} what={`link to the keys of ${owner}`}>
              Copy link
            </CopyButton>
          </li>
        ))}
      </FramedList>
      <p className="mt-2 max-w-160 text-pretty text-ink-2 text-xs">
        To assign keys to their owner, send the link: it opens this review with that owner’s keys.
      </p>
    </Disclosure>
  );
}

function ownersIn({ keys, decided }: Desk) {
  const counts = new Map<string, { keys: number; decided: number }>();
  for (const { ref, policy } of keys) {
    if (policy === null) continue;
    const owner = policy.ownership?.owner ?? UNOWNED;
    const count = counts.get(owner) ?? { keys: 0, decided: 0 };
    count.keys += 1;
    if (decided.has(ref)) count.decided += 1;
    counts.set(owner, count);
  }
  return [...counts]
    .map(([owner, count]) => ({ owner, ...count }))
    .sort((a, b) => b.keys - b.decided - (a.keys - a.decided) || byText(a.owner, b.owner));
}
