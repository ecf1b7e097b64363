import type { ScanAction } from "@/lib/contract/requests";
import { notRead, type ScanState } from "./scan-state";

const PLACES = ["pause", "cancel", "refresh", "retry"] as const;

/**
 * The actions on a scan. Each keeps its place whether or not it is allowed, so that a scan that starts or ends moves
 * none under a click meant for another.
 */
export function scanActions(state: ScanState) {
  const allowed = allowedIn(state);
  return PLACES.map((place) => {
    const action: ScanAction = place === "pause" && state.kind === "paused" ? "resume" : place;
    return { place, action, isAllowed: allowed.includes(action) };
  });
}

function allowedIn(state: ScanState): ScanAction[] {
  if (state.kind === "paused") return ["resume", "cancel"];
  if (state.kind === "reading" || state.kind === "waiting" || state.kind === "starting") {
    return ["pause", "cancel"];
  }
  return notRead(state) === "" && state.kind === "done" ? ["refresh"] : ["retry", "refresh"];
}
