"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import type { AuditContext } from "@/lib/audit/context";
import { type Audit, auditSteps, type SignedInKey } from "@/lib/audit/findings/audit-fleet";
import { signedInOf } from "@/lib/audit/findings/signed-in";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Steps } from "@/lib/audit/steps";
import { sessionQuery } from "@/lib/queries/account";
import { isSameContext, useAuditContext } from "./use-audit-context";
import { useWorkedOut } from "./use-worked-out";

/** A fleet, its findings, and what they rest on beside it: all of one moment. */
export type Audited = {
  fleet: Fleet;
  audit: Audit;
  context: AuditContext | undefined;
};

type Known = { signedIn: SignedInKey | null; context: AuditContext | undefined };
const audits = new WeakMap<Fleet, Known & { audit: Audit }>();

/** More keys than this are audited in steps. */
export const AT_ONCE = 2_000;

/** The audit of a fleet, made once for all who ask. */
export function* auditedSteps(fleet: Fleet, { signedIn, context }: Known): Steps<Audited> {
  const known = audits.get(fleet);
  const isSame =
    known?.signedIn?.api_key_id === signedIn?.api_key_id &&
    known?.signedIn?.scopes === signedIn?.scopes &&
    isSameContext(known?.context, context);
  if (known !== undefined && isSame) return { fleet, audit: known.audit, context };
  const audit = yield* auditSteps(fleet, signedIn, context);
  audits.set(fleet, { signedIn, context, audit });
  return { fleet, audit, context };
}

/** The key the reader is signed in with: see {@link signedInOf}. */
export function useSignedIn(fleet: Fleet): SignedInKey | null {
  const session = useQuery(sessionQuery()).data;
  return useMemo(
    () => (session === undefined ? null : signedInOf(fleet, session)),
    [fleet, session],
  );
}

/** What the findings of a fleet rest on beside it. */
export function useKnown(fleet: Fleet): Known {
  const signedIn = useSignedIn(fleet);
  const context = useAuditContext(fleet);
  return useMemo(() => ({ signedIn, context }), [signedIn, context]);
}

/** A fleet with its findings, worked out once for all who ask, and never in the way of typing: it may be behind by a moment. */
export function useAudit(fleet: Fleet): Audited {
  const settled = useDeferredValue(fleet);
  const known = useKnown(settled);
  return useWorkedOut(
    useMemo(
      () => ({
        isLong: settled.keys.length > AT_ONCE,
        steps: () => auditedSteps(settled, known),
      }),
      [settled, known],
    ),
  );
}
