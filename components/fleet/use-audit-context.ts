"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNow } from "@/components/ui/use-now";
import type { AuditContext } from "@/lib/audit/context";
import { HOUR_MS } from "@/lib/audit/day";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { livesQuery } from "@/lib/queries/history";
import { usePolicy } from "./policy/use-policy";
import { lastMailOf, useLastMails } from "./use-last-mail";

/**
 * What is known of a fleet's keys from elsewhere than their scopes: the one place where it is joined. Findings, columns,
 * facets and exports all take it from here. Undefined on the server, and in the first render after it.
 */
export function useAuditContext(fleet: Fleet): AuditContext | undefined {
  const { target, finishedAtMs } = fleet;
  const nowMs = useNow(HOUR_MS);
  const { data: lives } = useQuery(livesQuery(target ?? "", target === null ? null : finishedAtMs));
  const mails = useLastMails();
  const policy = usePolicy(fleet, { nowMs, lives });
  return useMemo(() => {
    if (nowMs === null) return undefined;
    return {
      nowMs,
      ...(lives && { lives }),
      // Until one key was asked for, why others cannot be is no news.
      ...(mails && mails.keys.length > 0 && { lastMail: lastMailOf(mails) }),
      ...(policy && { policy }),
    };
  }, [nowMs, lives, mails, policy]);
}

/** Whether two contexts say the same, though each component has made its own. */
export function isSameContext(a: AuditContext = NONE, b: AuditContext = NONE): boolean {
  return (
    a.nowMs === b.nowMs && a.lives === b.lives && a.lastMail === b.lastMail && a.policy === b.policy
  );
}

const NONE: AuditContext = { nowMs: 0 };
