/** How a file has to be read. `packed`: an archive or a compressed file whose text a browser cannot get at. */
type FileKind = "utf-8" | "utf-16le" | "utf-16be" | "gzip" | "packed";

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["gzip", [0x1f, 0x8b]],
  ["packed", [0x50, 0x4b, 0x03, 0x04]], // zip, and with it docx, xlsx, jar
  ["packed", [0x37, 0x7a, 0xbc, 0xaf]], // 7z
  ["packed", [0x52, 0x61, 0x72, 0x21]], // rar
  ["packed", [0xfd, 0x37, 0x7a, 0x58]], // xz
  ["packed", [0x28, 0xb5, 0x2f, 0xfd]], // zstd
  ["packed", [0x42, 0x5a, 0x68]], // bzip2
  ["packed", [0x25, 0x50, 0x44, 0x46]], // pdf
];

/** How many bytes of a file {@link fileKind} needs. */
export const HEAD_BYTES = 4;

/** Tells by its first bytes how a file has to be read, so that no key is missed in a log that PowerShell or gzip wrote. */
export function fileKind(head: Uint8Array): FileKind {
  const match = SIGNATURES.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  return match?.[0] ?? "utf-8";
}
