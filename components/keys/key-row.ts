import { analysisOf } from "@/components/key/analysis-of";
import type { Analysis } from "@/lib/audit/analyse";
import type { Fleet, FleetKey, Hole } from "@/lib/audit/fleet";

/** One line of the list. `waiting`: not read yet; `unread`: will not be read, and `hole` says why where that is known. */
export type KeyRow = Pick<FleetKey, "account" | "api_key_id" | "name" | "readAtMs"> &
  (
    | { state: "waiting" }
    | { state: "unread"; hole: Hole | null }
    | { state: "read"; scopes: readonly string[]; analysis: Analysis }
  );

/**
 * The keys of a fleet as lines of the list.
 * @param stopped nothing more will be read, so what has not been is unread and not on its way
 */
export function keyRows(fleet: Fleet, stopped: boolean): KeyRow[] {
  const holeOf = new Map(fleet.holes.map((hole) => [`${hole.account} ${hole.api_key_id}`, hole]));
  return fleet.keys.map(({ shape, ...key }) => {
    const scopes = shape === null ? undefined : fleet.shapes.get(shape);
    if (scopes !== undefined)
      return { ...key, state: "read", scopes, analysis: analysisOf(scopes) };
    const hole = holeOf.get(`${key.account} ${key.api_key_id}`) ?? null;
    return hole === null && !stopped
      ? { ...key, state: "waiting" }
      : { ...key, state: "unread", hole };
  });
}
