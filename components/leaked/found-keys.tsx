"use client";
import { useQuery } from "@tanstack/react-query";
import { keyRef } from "@/lib/audit/key-ref";
import { counted } from "@/lib/audit/words";
import { sessionQuery } from "@/lib/queries/account";
import { FoundKey } from "./found-key";
import type { FleetsMatch } from "./match-in-fleets";

/** Cards beyond these would be more than anyone reads; all ids were counted above. */
const SHOWN = 100;
/** Up to this many stand open at once. */
const OPEN = 2;

/** The keys that leaked, each with what it can do and the first things to do about it. */
export function FoundKeys({ match, onLeave }: { match: FleetsMatch; onLeave: () => void }) {
  const signedInId = useQuery({ ...sessionQuery(), enabled: false }).data?.api_key_id;
  const holders = match.found.flatMap((each) => each.holders);
  if (holders.length === 0) return null;
  return (
    <>
      <ul className="space-y-3">
        {holders.slice(0, SHOWN).map((holder) => (
          <li key={keyRef(holder.key)}>
            <FoundKey
              holder={holder}
              open={holders.length <= OPEN}
              signedIn={holder.key.account === "self" && holder.key.api_key_id === signedInId}
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
