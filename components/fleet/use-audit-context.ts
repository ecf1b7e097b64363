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
 * Everything known about a fleet's keys besides their scopes, joined in this one place for findings, columns, facets
 * and exports. Undefined on the server and in the first client render.
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
      // Until someone asks about one key, the reason why others cannot be asked is not worth reporting.
      ...(mails && mails.keys.length > 0 && { lastMail: lastMailOf(mails) }),
      ...(policy && { policy }),
    };
  }, [nowMs, lives, mails, policy]);
}

/** Whether two contexts hold the same data, although each component creates its own. */
export function isSameContext(a: AuditContext = NONE, b: AuditContext = NONE): boolean {
  return (
    a.nowMs === b.nowMs && a.lives === b.lives && a.lastMail === b.lastMail && a.policy === b.policy
  );
}

const NONE: AuditContext = { nowMs: 0 };
