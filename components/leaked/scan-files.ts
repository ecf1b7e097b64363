import { leakScanner } from "@/lib/audit/leaked-ids";
import { fileKind, HEAD_BYTES } from "./file-kind";

export type FileScan = {
  ids: ReadonlyMap<string, number>;
  /** Names of files whose text could not be got at: whether keys are in them is not known. */
  unread: readonly string[];
};

/**
 * Looks for keys in files of any size, chunk by chunk, so that no file is ever in memory as a whole.
 * @param onProgress told the bytes read so far, of all files together
 * @returns null when `signal` ended it
 * @throws NotReadableError when a file changed or went away while it was read
 */
export async function scanFiles(
  files: readonly File[],
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FileScan | null> {
  const ids = new Map<string, number>();
  const unread: string[] = [];
  let bytes = 0;
  for (const file of files) {
    const kind = fileKind(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
    if (kind === "packed") {
      unread.push(file.name);
      bytes += file.size;
      continue;
    }
    const scanner = leakScanner();
    const counted = file.stream().pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          bytes += chunk.byteLength;
          onProgress(bytes);
          controller.enqueue(chunk);
        },
      }),
    );
    const plain = kind === "gzip" ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
    const reader = plain
      .pipeThrough(new TextDecoderStream(kind === "gzip" ? "utf-8" : kind))
      .getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (signal.aborted) {
        await reader.cancel();
        return null;
      }
      scanner.read(value);
    }
    for (const [id, count] of scanner.ids()) ids.set(id, (ids.get(id) ?? 0) + count);
  }
  return { ids, unread };
}
