"use client";
import { Freshness } from "@/components/fleet/freshness";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { utcWords } from "@/lib/audit/words";

/** All that can be proven of a key's age: it was there when it was read. */
export function KeyAge({ apiKey: { readAtMs } }: { apiKey: FleetKey }) {
  return (
    <div className="space-y-2 text-pretty text-ink-2">
      {readAtMs === null ? (
        <p>Its scopes are not read by the audit: nothing about its age can be proven.</p>
      ) : (
        <p>
          It existed at <span className="figures text-xs">{utcWords(readAtMs)}</span>, when the
          audit read its scopes (<Freshness atMs={readAtMs} />
          ). It may be any age: that is all that can be proven.
        </p>
      )}
      <p>
        SendGrid tells nobody when a key was created, by whom, or when it was last used. To learn
        whether anything uses it, rename it, tell people, and wait before you revoke it.
      </p>
    </div>
  );
}
