import { useMemo } from "react";
import { lossIfDeleted } from "@/lib/audit/effects/sole-holders";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";

/** What its account would lose with the key: tasks no other key can do, as far as the others are read. */
export function KeyLoss({ fleet, apiKey }: { fleet: Fleet; apiKey: FleetKey }) {
  const loss = useMemo(() => lossIfDeleted(fleet, apiKey), [fleet, apiKey]);
  const { tasks, verdict, others } = loss;
  const running = fleet.finishedAtMs === null;
  const base = `${counted(others.read)} of ${countOf(others.total, "other key")} read${running ? " so far" : ""}`;
  if (apiKey.shape === null) {
    return <p className="text-ink-2 text-sm">Not known: its scopes are not read.</p>;
  }
  return (
    <div className="space-y-2 text-sm">
      {others.total === 0 ? (
        <p>It is the only key of its account: whatever uses SendGrid’s API there stops.</p>
      ) : tasks.length === 0 ? (
        <p>
          Whatever uses it stops. There is nothing that it alone can do
          {verdict === "unknown" && ", as far as the others are read"}: another key of the account
          could take its place.
        </p>
      ) : (
        <>
          <p>
            Whatever uses it stops.{" "}
            {verdict === "certain"
              ? "Only this key"
              : "As far as the others are read, only this key"}{" "}
            of the account can:
          </p>
          <ul className="list-disc space-y-0.5 pl-5">
            {tasks.map(({ id, verb }) => (
              <li key={id}>{verb}</li>
            ))}
          </ul>
        </>
      )}
      <p className="text-ink-3 text-xs">
        {base}. SendGrid does not say what a key is used for: ask its owner first.
      </p>
    </div>
  );
}
