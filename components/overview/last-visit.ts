import { storedText, storeText } from "@/components/ui/stored/stored-text";
import { useInBrowser } from "@/components/ui/use-taken-over";

const PLACE = "last-visit";
/** A longer gap starts a new visit. It equals the idle lifetime of a session. */
const APART_MS = 30 * 60_000;

type Visits = { previousMs: number | null; lastMs: number };

let visits: Visits | null = null;

/** Only times, of no account: what this browser stores names nobody. */
function read(): Visits | null {
  const [previous, last] = (storedText("localStorage", PLACE) ?? "").split(" ").map(Number);
  return Number.isFinite(last) && last ? { previousMs: previous || null, lastMs: last } : null;
}

function visitNow(): Visits {
  if (visits !== null) return visits;
  const nowMs = Date.now();
  const known = read();
  const isSame = known !== null && nowMs - known.lastMs < APART_MS;
  const previousMs = isSame ? known.previousMs : (known?.lastMs ?? null);
  visits = { previousMs, lastMs: nowMs };
  // Without a store each visit is the first.
  storeText("localStorage", PLACE, `${previousMs ?? 0} ${nowMs}`);
  return visits;
}

/** When this browser last opened the overview before this visit, epoch ms; null: never, or unknown. */
export function useLastVisit(): number | null {
  return useInBrowser(() => visitNow().previousMs, null);
}
