/** What a scan read this recently is not read again unless somebody asks: so much older than a scan may its facts be. */
export const FRESH_MS = 10 * 60_000;
