import { queryOptions } from "@tanstack/react-query";
import type { PolicyView } from "@/lib/contract/answers";
import { getJson } from "./api";

/**
 * The policy of a server that has one. Pages fetch it when opened, never on a timer: that would keep a session alive.
 */
export function policyQuery(isSet: boolean) {
  return queryOptions({
    queryKey: ["policy"],
    queryFn: ({ signal }) => getJson<PolicyView>("/api/policy", { signal }),
    staleTime: 60_000,
    enabled: isSet,
  });
}
