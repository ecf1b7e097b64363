import { queryOptions } from "@tanstack/react-query";
import type { SessionView, Subuser } from "@/lib/contract/answers";
import { getJson } from "./api";

/** Where a reader of one page stands: the `on-behalf-of` value, or null for the key's own account. */
export type OnBehalfOf = string | null;

/** Largest page SendGrid serves of `GET /v3/subusers`. */
const SUBUSER_PAGE = 500;
const MAX_SUBUSER_PAGES = 100;

/** Who is signed in. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ["session"],
    queryFn: ({ signal }) => getJson<SessionView>("/api/session", { signal }),
    staleTime: 60_000,
  });
}

/** Every subuser. Pages end at an empty page or one that brings nobody new: a full page is no proof of a next one. */
export function subusersQuery() {
  return queryOptions({
    queryKey: ["subusers"],
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const byName = new Map<string, Subuser>();
      for (let page = 0, offset = 0; page < MAX_SUBUSER_PAGES; page += 1) {
        const path = `/api/v3/subusers?limit=${SUBUSER_PAGE}&offset=${offset}`;
        const rows = await getJson<Subuser[]>(path, { signal });
        const before = byName.size;
        for (const row of rows) byName.set(row.username, row);
        if (byName.size === before) break;
        offset += rows.length;
      }
      return [...byName.values()].sort((a, b) => a.username.localeCompare(b.username));
    },
  });
}
