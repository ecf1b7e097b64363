import "server-only";

/** Evidence of a year, and the time to collect it. */
const AT_LEAST_DAYS = 400;

/**
 * How many days a review stays after its last act.
 * @param historyDays how many days of an account's past are kept: a review is kept for as long, if that is longer
 */
export const keptDays = (historyDays: number) => Math.max(historyDays, AT_LEAST_DAYS);
