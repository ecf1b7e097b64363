import type { Interval } from "../interval";
import { utcWords } from "../words";

/** When something happened that readings only place between two moments, both named. `afterMs` null: any time before. */
export function whenWords({ afterMs, byMs }: Interval): string {
  if (afterMs === null) return `before ${utcWords(byMs)}`;
  return `between ${utcWords(afterMs)} and ${utcWords(byMs)}`;
}

const dayOf = (ms: number) => utcWords(ms).slice(0, 10);

/** The same for a narrow place, in days: "by 2026-07-02", "2026-07-02", "2026-07-02 to 2026-10-01". */
export function whenDays({ afterMs, byMs }: Interval): string {
  const by = dayOf(byMs);
  if (afterMs === null) return `by ${by}`;
  const after = dayOf(afterMs);
  return after === by ? by : `${after} to ${by}`;
}
