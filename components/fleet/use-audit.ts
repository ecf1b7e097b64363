"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import type { AuditContext } from "@/lib/audit/context";
import { type Audit, auditFleet, type SignedInKey } from "@/lib/audit/findings/audit-fleet";
import { signedInOf } from "@/lib/audit/findings/signed-in";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { sessionQuery } from "@/lib/queries/account";
import { isSameContext, useAuditContext } from "./use-audit-context";

type Known = { signedIn: SignedInKey | null; context: AuditContext | undefined };
const audits = new WeakMap<Fleet, Known & { audit: Audit }>();

function auditOnce(fleet: Fleet, { signedIn, context }: Known): Audit {
  const known = audits.get(fleet);
  const isSame =
    known?.signedIn?.api_key_id === signedIn?.api_key_id &&
    known?.signedIn?.scopes === signedIn?.scopes &&
    isSameContext(known?.context, context);
  if (known !== undefined && isSame) return known.audit;
  const audit = auditFleet(fleet, signedIn, context);
  audits.set(fleet, { signedIn, context, audit });
  return audit;
}

/** The key the reader is signed in with: see {@link signedInOf}. */
export function useSignedIn(fleet: Fleet): SignedInKey | null {
  const session = useQuery(sessionQuery()).data;
  return useMemo(
    () => (session === undefined ? null : signedInOf(fleet, session)),
    [fleet, session],
  );
}

/** The findings of a fleet, worked out once for all who ask, and never in the way of typing. */
export function useAudit(fleet: Fleet): Audit {
  const settled = useDeferredValue(fleet);
  const signedIn = useSignedIn(settled);
  const context = useAuditContext(settled);
  return useMemo(() => auditOnce(settled, { signedIn, context }), [settled, signedIn, context]);
}
