/** A tar's block: a header is one, and what it heads is padded to whole ones. */
export const BLOCK = 512;

const SUM = { from: 148, to: 156 };
const DECODER = new TextDecoder();

/** A field of text, which ends at its first zero. */
function text(header: Uint8Array, from: number, to: number): string {
  return DECODER.decode(header.subarray(from, to)).replace(/\0.*/s, "");
}

function octal(header: Uint8Array, from: number, to: number): number {
  return Number.parseInt(text(header, from, to).trim(), 8);
}

/** Whether a block is the header of a tar's entry, of whatever age of the format: its sum is right. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false;
  let sum = 0;
  for (const [at, byte] of block.subarray(0, BLOCK).entries()) {
    sum += at >= SUM.from && at < SUM.to ? 0x20 : byte;
  }
  return sum === octal(block, SUM.from, SUM.to);
}

/** What a header says of its entry. @returns the size in bytes of what follows it */
export function readTarHeader(header: Uint8Array): { name: string; size: number } {
  const isUstar = text(header, 257, 262) === "ustar";
  const prefix = isUstar ? text(header, 345, 500) : "";
  const name = text(header, 0, 100);
  // Links, devices and directories: whatever size they give, nothing follows.
  const isEmpty = /^[1-6]$/.test(text(header, 156, 157));
  return { name: prefix === "" ? name : `${prefix}/${name}`, size: isEmpty ? 0 : sizeOf(header) };
}

function sizeOf(header: Uint8Array): number {
  // Over 8 GB it is a number of bytes, told by its first bit.
  if (((header[124] ?? 0) & 0x80) !== 0) {
    return header.subarray(128, 136).reduce((size, byte) => size * 256 + byte, 0);
  }
  return octal(header, 124, 136) || 0;
}
