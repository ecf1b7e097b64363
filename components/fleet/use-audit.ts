"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { accountId, SELF } from "@/lib/audit/account";
import { type Audit, auditFleet, type SignedIn } from "@/lib/audit/findings/audit-fleet";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { sessionQuery } from "@/lib/queries/account";

const audits = new WeakMap<Fleet, { with: SignedIn | null; audit: Audit }>();

function auditOnce(fleet: Fleet, signedIn: SignedIn | null): Audit {
  const known = audits.get(fleet);
  const isSame =
    known?.with?.api_key_id === signedIn?.api_key_id && known?.with?.scopes === signedIn?.scopes;
  if (known !== undefined && isSame) return known.audit;
  const audit = auditFleet(fleet, signedIn);
  audits.set(fleet, { with: signedIn, audit });
  return audit;
}

/**
 * The key the reader is signed in with, as the audit of a fleet needs it; null where the fleet is of other accounts, or its
 * scopes are not known. What was read of it with all others is newer than what was asked at the sign-in.
 */
export function useSignedIn(fleet: Fleet): SignedIn | null {
  const session = useQuery(sessionQuery()).data;
  // The key we read with is one of the own account's: another account's fleet says nothing of it.
  const isOwn = fleet.accounts.has(accountId(SELF));
  const readScopes = useMemo(() => {
    const isIt = (key: FleetKey) =>
      key.account === "self" && key.api_key_id === session?.api_key_id;
    return fleet.shapes.get(fleet.keys.find(isIt)?.shape ?? -1);
  }, [fleet, session]);
  return useMemo(() => {
    if (session === undefined || !isOwn) return null;
    const { api_key_id } = session;
    const scopes = readScopes ?? session.scopes;
    return scopes === null ? null : { account: accountId(SELF), api_key_id, scopes };
  }, [session, isOwn, readScopes]);
}

/** The findings of a fleet, worked out once for all who ask, and never in the way of typing. */
export function useAudit(fleet: Fleet): Audit {
  const settled = useDeferredValue(fleet);
  const signedIn = useSignedIn(settled);
  return useMemo(() => auditOnce(settled, signedIn), [settled, signedIn]);
}
