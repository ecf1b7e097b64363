"use client";
import { Freshness } from "@/components/fleet/freshness";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { utcWords } from "@/lib/audit/words";

/** All that can be proven about a key's age: it existed when it was read. */
export function KeyAge({ apiKey: { readAtMs } }: { apiKey: FleetKey }) {
  return (
    <div className="space-y-2 text-pretty text-ink-2">
      {readAtMs === null ? (
        <p>Its scopes have not been read, so nothing proves its age.</p>
      ) : (
        <p>
          It existed at {utcWords(readAtMs)}, when its scopes were read (
          <Freshness atMs={readAtMs} />
          ).
        </p>
      )}
      <p>
        To find out whether anything uses it, rename it, tell people, and wait before you delete it.
      </p>
    </div>
  );
}
