/** The path of a Chromium that can be started; null, and a line on stderr, when there is none. */
export function findChromium(): string | null;
