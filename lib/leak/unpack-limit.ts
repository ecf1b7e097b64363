import type { Look } from "./sink";

/** How many bytes to unpack from a file: a log compresses to a tenth, a bomb to nearly nothing. */
export const UNPACKED = { atLeast: 300_000_000, times: 200 };

/**
 * Limits how much of a file may be unpacked: at least this many bytes, and this many times its size.
 * @param onOver called each time that there is more than that
 */
export function unpackLimit(
  size: number,
  onOver: () => void,
  unpacked = UNPACKED,
): Look["mayUnpack"] {
  let left = Math.max(unpacked.atLeast, size * unpacked.times);
  return (bytes) => {
    left -= bytes;
    if (left < 0) onOver();
    return left >= 0;
  };
}
