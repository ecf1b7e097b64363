import { isTarHeader } from "./tar-header";

/** How to read bytes. `packed`: compressed in a way that we don't unpack. */
export type FileKind =
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "gzip"
  | "zlib"
  | "zip"
  | "tar"
  | "packed";

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]], // and with it docx, xlsx, jar
  ["zip", [0x50, 0x4b, 0x05, 0x06]], // an empty one
  ["packed", [0x28, 0xb5, 0x2f, 0xfd]], // zstd
  ["packed", [0x42, 0x5a, 0x68]], // bzip2
  ["packed", [0xfd, 0x37, 0x7a, 0x58]], // xz
  ["packed", [0x04, 0x22, 0x4d, 0x18]], // lz4
  ["packed", [0x37, 0x7a, 0xbc, 0xaf]], // 7z
  ["packed", [0x52, 0x61, 0x72, 0x21]], // rar
  ["packed", [0x25, 0x50, 0x44, 0x46]], // pdf
];

/** How many bytes {@link fileKind} needs, if the file has that many. */
export const HEAD_BYTES = 512;

/** A zlib stream's two bytes: deflate, a valid window, no dictionary, and a correct checksum. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  const isDeflate = (first & 0x0f) === 8 && first >> 4 <= 7 && (second & 0x20) === 0;
  return isDeflate && ((first << 8) | second) % 31 === 0;
}

/** Tells from the first bytes how to read a file. An unknown kind counts as text, until the contents show otherwise. */
export function fileKind(head: Uint8Array): FileKind {
  const match = SIGNATURES.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (match !== undefined) return match[0];
  if (isTarHeader(head)) return "tar";
  return isZlib(head) ? "zlib" : "utf-8";
}
