import type { Look } from "./sink";

/** How many bytes are unpacked of a file: a log shrinks to a tenth, what is made to be endless to nearly nothing. */
export const UNPACKED = { atLeast: 300_000_000, times: 200 };

/**
 * How much of a file may be unpacked: so many bytes at least, and so many times its size.
 * @param onOver told each time that there is more than that
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
