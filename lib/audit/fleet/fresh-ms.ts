/**
 * A scan doesn't reread what was read this recently unless asked, so its facts may be this much older than the scan.
 */
export const FRESH_MS = 10 * 60_000;
