"use client";
import { keyRef } from "@/lib/audit/key-ref";
import { counted } from "@/lib/audit/words";
import type { SessionView } from "@/lib/contract/answers";
import { FoundKey, SignedInKey } from "./found-key";
import type { FleetsMatch } from "./match-in-fleets";

/** Nobody reads more cards than this; the count above includes all IDs. */
const SHOWN = 100;
/** Up to this many cards are expanded at first. */
const OPEN = 2;

/** The leaked keys, each with what it can do and the first steps. */
export function FoundKeys({
  match,
  session,
  onLeave,
}: {
  match: FleetsMatch;
  /** Undefined: signed out. */
  session: SessionView | undefined;
  onLeave: () => void;
}) {
  const holders = match.found.flatMap((each) => each.holders);
  const isUnlisted = match.found.some((each) => each.holders.length === 0);
  return (
    <>
      {isUnlisted && session !== undefined && <SignedInKey session={session} />}
      <ul className="space-y-3 empty:hidden">
        {holders.slice(0, SHOWN).map((holder) => (
          <li key={keyRef(holder.key)}>
            <FoundKey
              holder={holder}
              open={holders.length <= OPEN}
              signedIn={
                holder.key.account === "self" && holder.key.api_key_id === session?.api_key_id
              }
              onLeave={onLeave}
            />
          </li>
        ))}
      </ul>
      {holders.length > SHOWN && (
        <p className="text-ink-2 text-sm">
          The first {SHOWN} of {counted(holders.length)} are shown. Deal with these, then read the
          file again.
        </p>
      )}
    </>
  );
}
