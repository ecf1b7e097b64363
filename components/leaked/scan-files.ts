import { leakScanner } from "@/lib/audit/leak/scanner";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { openSink } from "@/lib/leak/open-sink";
import type { Look, WhyUnread } from "@/lib/leak/sink";
import { UNPACKED, unpackLimit } from "@/lib/leak/unpack-limit";

/** Something not searched, or not to its end: it may contain keys. */
export type Unread = { name: string; why: WhyUnread };

export type FileScan = {
  /** How often each ID was found, in all files together. */
  ids: ReadonlyMap<string, number>;
  /** The first {@link NAMED} items that were not searched; a file in an archive has both names. */
  unread: readonly Unread[];
  /** How many there are in all. */
  unreadCount: number;
};

/** A zip of pictures has thousands: the rest are only counted. */
const NAMED = 200;

/**
 * Searches files of any size, and what is packed in them, chunk by chunk, so that no file is ever in memory as a whole.
 * What cannot be searched is named and does not stop the rest.
 * @param onProgress called with the bytes read so far, of all files together
 * @param unpacked how many bytes a file may unpack to: the larger of a fixed limit and a multiple of its size
 * @returns null when `signal` aborted it
 */
export async function scanFiles(
  files: readonly File[],
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
  unpacked = UNPACKED,
): Promise<FileScan | null> {
  const ids = new Map<string, number>();
  const unread = new Map<string, WhyUnread>();
  let unreadCount = 0;
  let before = 0;
  const found = (id: string) => ids.set(id, (ids.get(id) ?? 0) + 1);
  const note = (name: string, why: WhyUnread) => {
    const shown = withoutSecrets(name);
    if (unread.has(shown)) return;
    unreadCount += 1;
    if (unread.size < NAMED) unread.set(shown, why);
  };
  for (const file of files) {
    const look: Look = {
      found,
      unread: note,
      mayUnpack: unpackLimit(file.size, () => note(file.name, "too-large"), unpacked),
    };
    const name = leakScanner();
    name.read(file.name);
    for (const id of name.ids().keys()) found(id);
    const read = (bytes: number) => onProgress(before + bytes);
    if (!(await scanFile(file, look, read, signal))) return null;
    before += file.size;
    onProgress(before);
  }
  const named = [...unread].map(([name, why]) => ({ name, why }));
  return { ids, unread: named, unreadCount };
}

/** @returns false when `signal` aborted it */
async function scanFile(
  file: File,
  look: Look,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const sink = openSink(file.name, look);
  const reader = file.stream().getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (signal.aborted) {
        await reader.cancel();
        return false;
      }
      if (done) break;
      bytes += value.byteLength;
      sink.write(value);
      onProgress(bytes);
    }
  } catch {
    // The file changed or disappeared. What was read until then counts.
    look.unread(file.name, "unreadable");
  }
  sink.end();
  return true;
}
