import { isUnreadList } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";

/**
 * What a page over a fleet shows. `waiting`: nothing yet, more may come. `failed`: nothing, and the scan cannot be
 * followed. `unread`: nothing known, but not everything was read, so some may exist. `empty`: all was read in full, and
 * there is none. `shown`: something, complete or not.
 */
export type Standing = "waiting" | "failed" | "unread" | "empty" | "shown";

type View = {
  /** Nothing has arrived yet. */
  isWaiting: boolean;
  /** Why the scan cannot be followed; null when it can. */
  error: object | null;
};

/**
 * Derives a fleet's standing for a page.
 * @param of what the page lists
 * @param isWhole the page shows nothing until nothing more can come
 */
export function standingOf(
  fleet: Fleet,
  { isWaiting, error }: View,
  { of = "keys", isWhole = false }: { of?: "keys" | "accounts"; isWhole?: boolean } = {},
): Standing {
  const isStopped = fleet.finishedAtMs !== null || error !== null;
  if (isWaiting || (isWhole && !isStopped)) return "waiting";
  if ((of === "keys" ? fleet.keys.length : fleet.accounts.size) > 0) return "shown";
  if (!isStopped) return "waiting";
  if (error !== null) return "failed";
  return isReadInFull(fleet) ? "empty" : "unread";
}

function isReadInFull({ accounts }: Fleet): boolean {
  const all = [...accounts.values()];
  return (
    all.length > 0 &&
    all.every(({ account, status }) => status === "read" && !isUnreadList(account))
  );
}
