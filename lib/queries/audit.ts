import { queryOptions, experimental_streamedQuery as streamedQuery } from "@tanstack/react-query";
import type { AccountId } from "@/lib/audit/account";
import type { AuditEvent } from "@/lib/audit/events";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet-reducer";
import { apiFetch } from "./api";
import { readNdjson } from "./ndjson";

/** What has been read of an account, or of all of them, growing while `GET /api/audit` streams. */
export function auditQuery(account: AccountId | "all") {
  return queryOptions({
    queryKey: ["audit", account],
    // The server keeps the scan and says when it is done: to ask again is the reader's decision.
    staleTime: Number.POSITIVE_INFINITY,
    // A fleet shares what did not change by itself; comparing 20,000 keys after each chunk would cost more than drawing.
    structuralSharing: false,
    queryFn: streamedQuery({
      streamFn: async ({ signal }) => {
        const query = new URLSearchParams({ account });
        return readNdjson<AuditEvent>(await apiFetch(`/api/audit?${query.toString()}`, { signal }));
      },
      reducer: applyEvents,
      initialValue: emptyFleet(),
    }),
  });
}
