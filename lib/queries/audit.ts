import { queryOptions, experimental_streamedQuery as streamedQuery } from "@tanstack/react-query";
import type { TargetId } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import type { ScanAction } from "@/lib/contract/requests";
import { apiFetch } from "./api";
import { auditStream } from "./audit-stream";

/** The fleet of one or all accounts, growing while `GET /api/audit` streams. */
export function auditQuery(target: TargetId) {
  return queryOptions<Fleet>({
    queryKey: ["audit", target],
    // A finished scan stays as it is until somebody refreshes it; views follow an unfinished one.
    staleTime: ({ state }) => (isOver(state.data) ? Number.POSITIVE_INFINITY : 0),
    gcTime: Number.POSITIVE_INFINITY,
    // The reducer already shares what did not change; comparing 20,000 keys after each chunk would cost more than
    // drawing.
    structuralSharing: false,
    queryFn: streamedQuery({
      streamFn: ({ signal }) => auditStream(target, signal),
      refetchMode: "append",
      reducer: (_: Fleet, newest: Fleet) => newest,
      initialValue: emptyFleet(target),
    }),
  });
}

const isOver = (fleet: Fleet | undefined) => (fleet?.finishedAtMs ?? null) !== null;

/** Asks the server to change a scan. Its followers see the change; a finished scan must be followed anew. */
export async function actOnScan(account: TargetId, action: ScanAction): Promise<void> {
  await apiFetch("/api/audit", { method: "POST", body: { account, action } });
}
