"use client";
import { createContext, type ReactNode, useContext } from "react";
import { useTakenOver } from "@/components/ui/use-taken-over";
import type { TargetId } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";

type First = { target: TargetId; fleet: Fleet | null };

const FirstContext = createContext<First | null>(null);

/** Provides the fleet that the server rendered this page from; null when it rendered without one. */
export function FirstFleet({ target, fleet, children }: First & { children: ReactNode }) {
  return <FirstContext value={{ target, fleet }}>{children}</FirstContext>;
}

/**
 * The fleet that the server rendered the page from, during hydration; undefined afterwards. The frame may have read
 * more by then, but hydration must match what was sent; the page updates right after.
 */
export function useFirstFleet(target: TargetId): Fleet | null | undefined {
  const isTakenOver = useTakenOver();
  const first = useContext(FirstContext);
  return isTakenOver || first?.target !== target ? undefined : first.fleet;
}
