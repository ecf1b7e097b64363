import { isUnreadList, unreadListOf } from "../account";
import type { Hole } from "../fleet/fleet";

/** The subject of a hole, for places that have no labels. */
export function holeSubject({ account, api_key_id }: Hole): string {
  if (account === unreadListOf("subuser")) return "the list of subusers";
  if (isUnreadList(account)) return "the list of customer accounts";
  return api_key_id === null ? `all keys of ${account}` : `${api_key_id} of ${account}`;
}
