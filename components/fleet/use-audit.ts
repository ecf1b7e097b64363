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

/** A fleet with its findings and the context they rest on, all from one moment. */
export type Audited = {
  fleet: Fleet;
  audit: Audit;
  context: AuditContext | undefined;
};

type Known = { signedIn: SignedInKey | null; context: AuditContext | undefined };
const audits = new WeakMap<Fleet, Known & { audit: Audit }>();

/** A fleet with more keys than this is audited in steps. */
export const AT_ONCE = 2_000;

/** Audits a fleet, once for all callers. */
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

/** Defers a fleet, unless the work on it yields to the browser by itself: deferring that too would only begin it later. */
export function useSettled(fleet: Fleet): Fleet {
  const settled = useDeferredValue(fleet);
  return fleet.keys.length > AT_ONCE ? fleet : settled;
}

/** The key that the reader is signed in with: see {@link signedInOf}. */
export function useSignedIn(fleet: Fleet): SignedInKey | null {
  const session = useQuery(sessionQuery()).data;
  return useMemo(
    () => (session === undefined ? null : signedInOf(fleet, session)),
    [fleet, session],
  );
}

/** What the findings of a fleet rest on besides the fleet. */
export function useKnown(fleet: Fleet): Known {
  const signedIn = useSignedIn(fleet);
  const context = useAuditContext(fleet);
  return useMemo(() => ({ signedIn, context }), [signedIn, context]);
}

/** A fleet with its findings, computed once for all callers without blocking typing; it may lag by a moment. */
export function useAudit(fleet: Fleet): Audited {
  const settled = useSettled(fleet);
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
