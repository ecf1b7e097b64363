import type { Opener, Sink } from "./sink";
import { BLOCK, isTarHeader, notedName, readTarHeader } from "./tar-header";

/** Entries that describe the next one. */
const NOTES = /^[LKxg]$/;
/** Longer than the longest possible path. */
const LONGEST_NOTE = 65_536;

/**
 * Reads a tar entry by entry. Entries that state long names and the like are also searched as text. If it stops being a
 * tar, the rest is searched as it is.
 */
export function tarSink({ name: tar, look, open }: Opener): Sink {
  const header = new Uint8Array(BLOCK);
  let filled = 0;
  let entry: Sink | null = null;
  let left = 0;
  let padding = 0;
  let rest: Sink | null = null;
  let note: { type: string; bytes: Uint8Array } | null = null;
  let noted = "";

  function begin() {
    filled = 0;
    if (isTarHeader(header)) {
      const { name, size, type } = readTarHeader(header);
      const isNote = NOTES.test(type);
      entry = open(isNote || noted === "" ? name : noted);
      if (!isNote) noted = "";
      note = isNote && size <= LONGEST_NOTE ? { type, bytes: new Uint8Array(size) } : null;
      left = size;
      padding = (BLOCK - (size % BLOCK)) % BLOCK;
      if (left === 0) finish();
    } else if (header.some((byte) => byte !== 0)) {
      look.unread(tar, "broken");
      rest = open("");
      rest.write(header.slice());
    }
  }
  function finish() {
    if (note !== null) noted = notedName(note.type, note.bytes) || noted;
    note = null;
    entry?.end();
    entry = null;
  }
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (rest !== null) return rest.write(bytes.subarray(at));
        if (entry !== null) {
          const part = bytes.subarray(at, at + left);
          entry.write(part);
          note?.bytes.set(part, note.bytes.length - left);
          at += part.length;
          left -= part.length;
          if (left === 0) finish();
        } else if (padding > 0) {
          const skipped = Math.min(padding, bytes.length - at);
          at += skipped;
          padding -= skipped;
        } else {
          const part = bytes.subarray(at, at + BLOCK - filled);
          header.set(part, filled);
          at += part.length;
          filled += part.length;
          if (filled === BLOCK) begin();
        }
      }
    },
    end() {
      if (entry !== null || filled > 0) look.unread(tar, "broken");
      finish();
      rest?.end();
    },
  };
}
