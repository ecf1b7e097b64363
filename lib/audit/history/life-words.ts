import { dayOf } from "../day";
import type { Interval } from "../interval";
import { utcWords } from "../words";

/**
 * When something happened between two scans, naming both moments unless they share a second.
 * `afterMs` null: any time before.
 */
export function whenWords({ afterMs, byMs }: Interval): string {
  const by = utcWords(byMs);
  if (afterMs === null) return `before ${by}`;
  const after = utcWords(afterMs);
  return after === by ? `at ${by}` : `between ${after} and ${by}`;
}

/** The same in days, for narrow spaces: "by 2026-07-02", "2026-07-02", "2026-07-02 to 2026-10-01". */
export function whenDays({ afterMs, byMs }: Interval): string {
  const by = dayOf(byMs);
  if (afterMs === null) return `by ${by}`;
  const after = dayOf(afterMs);
  return after === by ? by : `${after} to ${by}`;
}
