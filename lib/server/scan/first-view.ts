import "server-only";
import { type Target, targetId } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import type { SignedIn } from "../session/session";
import { countKeys } from "../store/scan-changes";
import { store } from "../store/shared-store";
import { scanStream } from "./scan-stream";
import { ensureScan } from "./start";
import { accountOf } from "./target";

/** How long a page waits for names before it goes out without them. */
const PATIENCE_MS = 1_500;
/** How long it then waits for scopes: a small account goes out complete, in its final order. */
const SCOPES_PATIENCE_MS = 500;
/** A larger fleet arrives faster over the stream, and only a window can draw its rows as the reader scrolls. */
const MAX_KEYS = 200;

/**
 * What a page can show from its first byte: everything known about the target, at least the key names of one account.
 * Null if it is too much or nothing came in time: the browser then follows the stream from the start.
 */
export async function firstView(signedIn: SignedIn, target: Target): Promise<Fleet | null> {
  await ensureScan(signedIn, target);
  const { owner } = signedIn.credential;
  const known = await countKeys(await store(), { owner, account: accountOf(target) });
  if (known > MAX_KEYS) return null;
  const enough = new AbortController();
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(PATIENCE_MS)]);
  let timer: NodeJS.Timeout | undefined;
  let fleet = emptyFleet(targetId(target));
  try {
    for await (const events of scanStream(signedIn, target, signal)) {
      fleet = applyEvents(fleet, events);
      if (fleet.keys.length > MAX_KEYS) return null;
      if (fleet.finishedAtMs !== null) break;
      if (target !== "all" && hasNames(fleet)) {
        timer ??= setTimeout(() => enough.abort(), SCOPES_PATIENCE_MS);
      }
    }
  } finally {
    clearTimeout(timer);
  }
  const isKnown = fleet.finishedAtMs !== null || fleet.keys.length + fleet.holes.length > 0;
  return isKnown ? fleet : null;
}

function hasNames(fleet: Fleet): boolean {
  const accounts = [...fleet.accounts.values()];
  const isListed = accounts.length > 0 && accounts.every(({ status }) => status !== "waiting");
  // The store writes a list and its keys together, but the stream sends them one after the other.
  return isListed && accounts.every(({ keys }) => keys === null || fleet.keys.length >= keys);
}
