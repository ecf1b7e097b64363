"use client";
import { createContext, type ReactNode, useContext } from "react";

const PolicySetContext = createContext(false);

/** Says whether this server has a policy, so that no page asks one that has none. */
export function PolicySet({ isSet, children }: { isSet: boolean; children: ReactNode }) {
  return <PolicySetContext value={isSet}>{children}</PolicySetContext>;
}

/** Whether this server has a policy. */
export function useIsPolicySet(): boolean {
  return useContext(PolicySetContext);
}
