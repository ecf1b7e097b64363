"use client";
import { createContext, type ReactNode, useContext } from "react";
import { useTakenOver } from "@/components/ui/use-taken-over";
import type { TargetId } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";

type First = { target: TargetId; fleet: Fleet | null };

const FirstContext = createContext<First | null>(null);

/** Says which fleet the server drew this page from; null when it drew it without one. */
export function FirstFleet({ target, fleet, children }: First & { children: ReactNode }) {
  return <FirstContext value={{ target, fleet }}>{children}</FirstContext>;
}

/**
 * The fleet the server drew the page from, while the browser takes the page over; undefined ever after. The frame may
 * have heard more by then, and a page that is taken over must be what was sent: it is brought up to date right after.
 */
export function useFirstFleet(target: TargetId): Fleet | null | undefined {
  const isTakenOver = useTakenOver();
  const first = useContext(FirstContext);
  return isTakenOver || first?.target !== target ? undefined : first.fleet;
}
