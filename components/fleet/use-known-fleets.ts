"use client";
import { notifyManager, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { auditQuery } from "@/lib/queries/audit";

const [AUDIT] = auditQuery("all").queryKey;

function fleetsIn(client: QueryClient): Fleet[] {
  const cached = client.getQueriesData<Fleet>({ queryKey: [AUDIT] });
  return cached.flatMap(([, fleet]) => fleet ?? []);
}

/** A store for `useSyncExternalStore`: its list stays the same object as long as nothing in it has changed. */
function fleetStore(client: QueryClient) {
  let last = fleetsIn(client);
  return {
    subscribe: (onChange: () => void) =>
      client.getQueryCache().subscribe(notifyManager.batchCalls(onChange)),
    read: () => {
      const next = fleetsIn(client);
      const same = next.length === last.length && next.every((fleet, at) => fleet === last[at]);
      if (!same) last = next;
      return last;
    },
  };
}

/** Every fleet that this tab has read so far, of any account, as it grows. Makes no request. */
export function useKnownFleets(): readonly Fleet[] {
  const client = useQueryClient();
  const store = useMemo(() => fleetStore(client), [client]);
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}
