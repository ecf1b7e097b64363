"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { accountId, SELF } from "@/lib/audit/account";
import { type Audit, auditFleet, type SignedIn } from "@/lib/audit/findings";
import type { Fleet } from "@/lib/audit/fleet";
import { sessionQuery } from "@/lib/queries/account";

const audits = new WeakMap<Fleet, { signedInId: string | null; audit: Audit }>();

function auditOnce(fleet: Fleet, signedIn: SignedIn | null): Audit {
  const signedInId = signedIn?.api_key_id ?? null;
  const known = audits.get(fleet);
  if (known?.signedInId === signedInId) return known.audit;
  const audit = auditFleet(fleet, signedIn);
  audits.set(fleet, { signedInId, audit });
  return audit;
}

/** The key the reader is signed in with, as the audit of a fleet needs it; null where the fleet is of other accounts. */
export function useSignedIn(fleet: Fleet): SignedIn | null {
  const session = useQuery(sessionQuery()).data;
  // The key we read with is one of the own account's: another account's fleet says nothing of it.
  const isOwn = fleet.accounts.has(accountId(SELF));
  return useMemo(() => {
    if (session === undefined || !isOwn) return null;
    const { api_key_id, scopes } = session;
    return { account: accountId(SELF), api_key_id, scopes };
  }, [session, isOwn]);
}

/** The findings of a fleet, worked out once for all who ask, and never in the way of typing. */
export function useAudit(fleet: Fleet): Audit {
  const settled = useDeferredValue(fleet);
  const signedIn = useSignedIn(settled);
  return useMemo(() => auditOnce(settled, signedIn), [settled, signedIn]);
}
