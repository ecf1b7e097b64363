/** The path of a Chromium that can be started; null, and a line on stderr, when there is none. */
export function findChromium(): string | null;
/** For Debian's Chromium as root, and without the calls home that a browser makes by itself. */
export const CHROMIUM_ARGS: string[];
