/** The size of a tar block: a header is one, and padding fills the contents up to whole ones. */
export const BLOCK = 512;

const SUM = { from: 148, to: 156 };
const DECODER = new TextDecoder();

/** A text field, which ends at its first zero. */
function text(header: Uint8Array, from: number, to: number): string {
  return DECODER.decode(header.subarray(from, to)).replace(/\0.*/s, "");
}

function octal(header: Uint8Array, from: number, to: number): number {
  return Number.parseInt(text(header, from, to).trim(), 8);
}

/** Whether a block is a tar header, in any version of the format: its checksum is correct. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false;
  let sum = 0;
  for (const [at, byte] of block.subarray(0, BLOCK).entries()) {
    sum += at >= SUM.from && at < SUM.to ? 0x20 : byte;
  }
  return sum === octal(block, SUM.from, SUM.to);
}

/** Parses a header: its entry's type as a letter, and the size in bytes of its contents. */
export function readTarHeader(header: Uint8Array): { name: string; size: number; type: string } {
  const isUstar = text(header, 257, 262) === "ustar";
  const prefix = isUstar ? text(header, 345, 500) : "";
  const name = text(header, 0, 100);
  // Links, devices and directories have no contents, whatever their size field says.
  const type = text(header, 156, 157);
  const size = /^[1-6]$/.test(type) ? 0 : sizeOf(header);
  return { name: prefix === "" ? name : `${prefix}/${name}`, size, type };
}

/** The name that one entry states for the next, since a header has room only for a short one; "" if it states none. */
export function notedName(type: string, note: Uint8Array): string {
  if (type === "L") return text(note, 0, note.length);
  // Each record of a pax header is `LENGTH KEY=VALUE`; the length is in bytes and includes itself.
  for (let at = 0; type === "x" && at < note.length; ) {
    const space = note.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number(DECODER.decode(note.subarray(at, space)));
    if (!(length > 0)) break;
    const record = DECODER.decode(note.subarray(space + 1, at + length - 1));
    if (record.startsWith("path=")) return record.slice("path=".length);
    at += length;
  }
  return "";
}

function sizeOf(header: Uint8Array): number {
  // Over 8 GB the size is a binary number, marked by its first bit.
  if (((header[124] ?? 0) & 0x80) !== 0) {
    return header.subarray(128, 136).reduce((size, byte) => size * 256 + byte, 0);
  }
  return octal(header, 124, 136) || 0;
}
