/**
 * The text of a file whose hash is checked, or null where its bytes are no UTF-8. Never what a lenient reader makes of
 * them: a byte that it replaces, or a mark that it drops, would be changed and still hold.
 */
export function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
