/**
 * The text of a file whose hash is checked; null if its bytes are not UTF-8. Decodes strictly: a byte that a lenient
 * decoder replaces, or a mark that it drops, could change while the hash still matched.
 */
export function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
