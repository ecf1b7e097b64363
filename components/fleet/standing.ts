import { isUnreadList } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";

/**
 * What a page over a fleet has to show. `waiting`: nothing yet, and more may come. `failed`: nothing, and the scan cannot
 * be followed. `unread`: nothing is known, but not everything was read, so that there may be some. `empty`: everything
 * was read in full, and there is none. `shown`: there is something, whether or not it is all.
 */
export type Standing = "waiting" | "failed" | "unread" | "empty" | "shown";

type View = {
  /** Nothing has come yet. */
  isWaiting: boolean;
  /** Why the scan cannot be followed; null when it can. */
  error: object | null;
};

/**
 * How a fleet stands for a page.
 * @param of what the page is a page of
 * @param isWhole the page is made once nothing more can come
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
