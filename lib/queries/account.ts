import { queryOptions, skipToken } from "@tanstack/react-query";
import type { Others } from "@/lib/audit/fleet/beyond";
import type { ListedSubuser, SessionView, Subuser } from "@/lib/contract/answers";
import { getJson } from "./api";

/** The account that a page reads: the `on-behalf-of` value, or null for the key's own. */
export type OnBehalfOf = string | null;

/** Who is signed in. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ["session"],
    queryFn: ({ signal }) => getJson<SessionView>("/api/session", { signal }),
    staleTime: 60_000,
  });
}

/** Every subuser that has a name. Without a page number, our server reads them all. */
export function subusersQuery() {
  return queryOptions({
    queryKey: ["subusers"],
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const rows = await getJson<ListedSubuser[]>("/api/v3/subusers", { signal });
      const named = rows.flatMap(({ username, ...row }): Subuser[] =>
        username === null ? [] : [{ ...row, username }],
      );
      return named.sort((a, b) => a.username.localeCompare(b.username));
    },
  });
}

/** The accounts besides the key's own, as the server told the page; null: the key may list none. */
export function othersQuery() {
  return queryOptions<Others | null>({ queryKey: ["others"], queryFn: skipToken });
}
