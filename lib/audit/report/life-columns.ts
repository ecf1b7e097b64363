import type { KeyLife } from "../context";
import type { Interval } from "../interval";
import { isoTime } from "../words";

type WithLife = { life: KeyLife | null };

/** Two CSV columns, `_after` and `_before`: the bounds of a time known only to lie between two scans. */
export function lifeColumns(name: string, of: (life: KeyLife) => Interval | null) {
  const end = (time: (interval: Interval) => number | null) => {
    return ({ life }: WithLife) => {
      if (life === null) return "unknown: no history";
      const interval = of(life);
      if (interval === null) return "no change recorded";
      const ms = time(interval);
      return ms === null ? "unknown: before the history begins" : isoTime(ms);
    };
  };
  return [
    [`${name}_after`, end(({ afterMs }) => afterMs)],
    [`${name}_before`, end(({ byMs }) => byMs)],
  ] as const;
}
