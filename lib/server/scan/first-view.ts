import "server-only";
import type { Fleet } from "@/lib/audit/fleet";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet-reducer";
import type { SignedIn } from "../session/session";
import { scanStream } from "./scan-stream";
import { ensureScan } from "./start";
import type { ScanTarget } from "./target";

/** How long a page waits for names before it is sent without them. */
const PATIENCE_MS = 1_500;
/** A larger fleet comes faster over the stream than inside the page. */
const MAX_KEYS = 500;

/**
 * What a page can show in its first byte: everything known of the target, at least the names of one account's keys.
 * Null when it is too much, or nothing came in time: the browser then follows the stream from the start.
 */
export async function firstView(signedIn: SignedIn, target: ScanTarget): Promise<Fleet | null> {
  await ensureScan(signedIn, target);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  let fleet = emptyFleet();
  for await (const events of scanStream(signedIn, target, signal)) {
    fleet = applyEvents(fleet, events);
    if (fleet.keys.length > MAX_KEYS) return null;
    if (fleet.finishedAtMs !== null || (target !== "all" && hasNames(fleet))) return fleet;
  }
  return fleet.keys.length > 0 ? fleet : null;
}

function hasNames(fleet: Fleet): boolean {
  const accounts = [...fleet.accounts.values()];
  const isListed = accounts.length > 0 && accounts.every(({ status }) => status !== "waiting");
  // The list and its keys are written together, but told one after the other.
  return isListed && accounts.every(({ keys }) => keys === null || fleet.keys.length >= keys);
}
