export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/**
 * The first moment of a day in UTC, epoch ms.
 * @param day as `2026-12-31`
 * @returns null if the calendar has no such day
 */
export function startOfDay(day: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return null;
  const [year, month, date] = parts.slice(1).map(Number);
  const at = Date.UTC(year ?? 0, (month ?? 0) - 1, date);
  return dayOf(at) === day ? at : null;
}

/** The UTC day of a moment, as `2026-12-31`. */
export function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

/** Whole days in UTC from the day of `nowMs` to a day: 0 on the day itself, negative after it. */
export function daysUntil(day: string, nowMs: number): number | null {
  const at = startOfDay(day);
  return at === null ? null : at / DAY_MS - Math.floor(nowMs / DAY_MS);
}
