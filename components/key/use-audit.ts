"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { accountId, SELF } from "@/lib/audit/account";
import { type Audit, auditFleet } from "@/lib/audit/findings";
import type { Fleet } from "@/lib/audit/fleet";
import type { SessionView } from "@/lib/contract/answers";
import { sessionQuery } from "@/lib/queries/account";

const audits = new WeakMap<Fleet, Audit>();

function auditOnce(fleet: Fleet, session: SessionView | undefined): Audit {
  const known = audits.get(fleet);
  if (known !== undefined) return known;
  // The key we read with is one of the own account's: another account's fleet says nothing of it.
  const isOwn = fleet.accounts.has(accountId(SELF));
  const signedIn = session !== undefined && isOwn ? { account: accountId(SELF), ...session } : null;
  const audit = auditFleet(fleet, signedIn);
  audits.set(fleet, audit);
  return audit;
}

/** The findings of a fleet, worked out once for all who ask, and never in the way of typing. */
export function useAudit(fleet: Fleet): Audit {
  const session = useQuery(sessionQuery()).data;
  const settled = useDeferredValue(fleet);
  return useMemo(() => auditOnce(settled, session), [settled, session]);
}
