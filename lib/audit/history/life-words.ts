import { dayOf } from "../day";
import type { Interval } from "../interval";
import { utcWords } from "../words";

/**
 * When something happened that readings only place between two moments, both named where they are not the same second.
 * `afterMs` null: any time before.
 */
export function whenWords({ afterMs, byMs }: Interval): string {
  const by = utcWords(byMs);
  if (afterMs === null) return `before ${by}`;
  const after = utcWords(afterMs);
  return after === by ? `at ${by}` : `between ${after} and ${by}`;
}

/** The same for a narrow place, in days: "by 2026-07-02", "2026-07-02", "2026-07-02 to 2026-10-01". */
export function whenDays({ afterMs, byMs }: Interval): string {
  const by = dayOf(byMs);
  if (afterMs === null) return `by ${by}`;
  const after = dayOf(afterMs);
  return after === by ? by : `${after} to ${by}`;
}
