import type { AccountId } from "@/lib/audit/account";
import type { Analysis } from "@/lib/audit/analyse";
import type { Fleet, Hole } from "@/lib/audit/fleet";
import type { ApiKeyName } from "@/lib/contract/answers";
import type { Analyser } from "./use-analyser";

/** One line of the list. `waiting`: not read yet; `unread`: could not be read, `hole` says why where that is known. */
export type KeyRow = ApiKeyName &
  (
    | { state: "waiting" }
    | { state: "unread"; hole: Hole | null }
    | { state: "read"; scopes: readonly string[]; analysis: Analysis }
  );

/** What the audit has told so far, and whether it has `stopped`: then what is not read is no longer on its way. */
export type AuditState = { fleet: Fleet | undefined; stopped: boolean; analyser: Analyser | null };

/** Joins the names, which come at once, with what the audit has read of each key so far. */
export function keyRows(
  names: readonly ApiKeyName[],
  account: AccountId,
  { fleet, stopped, analyser }: AuditState,
): KeyRow[] {
  const shapeOf = new Map<string, number>();
  for (const key of fleet?.keys ?? []) {
    if (key.account === account && key.shape !== null) shapeOf.set(key.api_key_id, key.shape);
  }
  const holes = (fleet?.holes ?? []).filter((hole) => hole.account === account);
  const holeOf = new Map(holes.map((hole) => [hole.api_key_id, hole]));

  return names.map((name) => {
    const shape = shapeOf.get(name.api_key_id);
    const scopes = shape === undefined ? undefined : fleet?.shapes.get(shape);
    if (scopes !== undefined) {
      if (analyser === null) return { ...name, state: "waiting" };
      return { ...name, state: "read", scopes, analysis: analyser(scopes) };
    }
    const hole = holeOf.get(name.api_key_id) ?? holeOf.get(null) ?? null;
    if (hole === null && !stopped) return { ...name, state: "waiting" };
    return { ...name, state: "unread", hole };
  });
}
