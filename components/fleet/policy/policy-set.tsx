"use client";
import { createContext, type ReactNode, useContext } from "react";

const PolicySetContext = createContext(false);

/** Provides whether this server has a policy, so that no page asks for one that does not exist. */
export function PolicySet({ isSet, children }: { isSet: boolean; children: ReactNode }) {
  return <PolicySetContext value={isSet}>{children}</PolicySetContext>;
}

/** Whether this server has a policy. */
export function useIsPolicySet(): boolean {
  return useContext(PolicySetContext);
}
