"use client";
import { useDeferredValue, useMemo } from "react";
import { keyRows } from "@/components/filters/key-row";
import { useAudit } from "@/components/fleet/use-audit";
import { useAuditContext } from "@/components/fleet/use-audit-context";
import { type FleetView, useFleet } from "@/components/fleet/use-fleet";
import type { Audit } from "@/lib/audit/findings/audit-fleet";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { KeysList } from "./keys-list";

/**
 * The keys the address looks at: their names at once, what each may do as it is read.
 *
 * A fleet of thousands is audited, made into rows and put in order in a component each: React draws them in pieces
 * between which the browser can answer, and a single component would be one long piece.
 */
export function KeysPage({ signedInId }: { signedInId: string }) {
  const view = useFleet();
  // Rows and findings are of one and the same fleet, and never in the way of typing.
  const fleet = useDeferredValue(view.fleet);
  const audit = useAudit(fleet);
  return <KeysOf {...{ view, fleet, audit, signedInId }} />;
}

type KeysOfProps = { view: FleetView; fleet: Fleet; audit: Audit; signedInId: string };

function KeysOf({ view, fleet, audit, signedInId }: KeysOfProps) {
  const stopped = fleet.finishedAtMs !== null || view.error !== null;
  const context = useAuditContext(fleet);
  const rows = useMemo(
    () => keyRows(fleet, audit.findings, stopped, context),
    [fleet, audit.findings, stopped, context],
  );
  return <KeysList {...{ view, fleet, rows, stopped, signedInId }} />;
}
