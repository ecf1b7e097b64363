import { useMemo } from "react";
import { Bullets } from "@/components/ui/section";
import { lossIfDeleted } from "@/lib/audit/effects/sole-holders";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";

/** What the account would lose with the key: tasks no other key can do, as far as the others are read. */
export function KeyLoss({ fleet, apiKey }: { fleet: Fleet; apiKey: FleetKey }) {
  const loss = useMemo(() => lossIfDeleted(fleet, apiKey), [fleet, apiKey]);
  const { tasks, isCertain, others } = loss;
  const running = fleet.finishedAtMs === null;
  const base = `${counted(others.read)} of ${countOf(others.total, "other key")} read${running ? " so far" : ""}`;
  if (apiKey.shape === null) {
    return <p className="text-ink-2 text-sm">Unknown: its scopes have not been read.</p>;
  }
  return (
    <div className="space-y-2 text-sm">
      {others.total === 0 ? (
        <p>This is the account’s only key: everything that uses SendGrid’s API there stops.</p>
      ) : tasks.length === 0 ? (
        <p>
          Anything using it stops. Nothing depends on this key alone
          {!isCertain && ", as far as the others have been read"}: another key in the account can do
          the same.
        </p>
      ) : (
        <>
          <p>
            Anything using it stops.{" "}
            {isCertain
              ? "No other key in the account can:"
              : "As far as the others have been read, no other key in the account can:"}
          </p>
          <Bullets items={tasks.map(({ verb }) => verb)} className="space-y-0.5 pl-5" />
        </>
      )}
      <p className="text-ink-3 text-xs">{base}.</p>
    </div>
  );
}
