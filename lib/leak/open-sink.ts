import { leakScanner } from "@/lib/audit/leak/scanner";
import { type FileKind, fileKind, HEAD_BYTES } from "./file-kind";
import { inside, type Look, type Sink } from "./sink";
import { tarSink } from "./tar-sink";
import { textSink } from "./text-sink";
import { gunzipSink, unzlibSink } from "./unpacking-sinks";
import { unzipSink } from "./unzip-sink";

/** An archive in an archive in an archive is a backup; deeper nesting is meant to be endless. */
const DEEPEST = 8;

/**
 * A sink that searches what it gets for keys: text in any encoding, and zip, tar, gzip and zlib with their contents, as
 * deep as people nest them. It searches anything else as it is, and reports it as not read.
 * @param name to report if it was not read
 */
export function openSink(name: string, look: Look, depth = 0): Sink {
  const head = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  let sink: Sink | null = null;
  const begin = () => {
    const known = head.subarray(0, filled);
    const chosen = sinkOf(fileKind(known), name, look, depth);
    chosen.write(known);
    sink = chosen;
    return chosen;
  };
  return {
    write(bytes) {
      if (sink !== null) return sink.write(bytes);
      const part = bytes.subarray(0, HEAD_BYTES - filled);
      head.set(part, filled);
      filled += part.length;
      if (filled === HEAD_BYTES) begin().write(bytes.subarray(part.length));
    },
    end: () => (sink ?? begin()).end(),
  };
}

function sinkOf(kind: FileKind, name: string, look: Look, depth: number): Sink {
  if (kind === "utf-8" || kind === "utf-16le" || kind === "utf-16be") {
    return textSink(name, kind, look);
  }
  if (kind === "packed" || depth === DEEPEST) {
    look.unread(name, kind === "packed" ? "packed" : "too-deep");
    return textSink(name, "utf-8", look);
  }
  const open = (inner: string) => {
    // A name may contain a key, like anything that a person typed.
    const scanner = leakScanner();
    scanner.read(inner);
    const place = { name: inside(name, inner), line: null };
    for (const id of scanner.ids().keys()) look.found(id, place);
    return openSink(inside(name, inner), look, depth + 1);
  };
  const opener = { name, look, open };
  switch (kind) {
    case "gzip":
      return gunzipSink(opener);
    case "zlib":
      return unzlibSink(opener);
    case "zip":
      return unzipSink(opener);
    case "tar":
      return tarSink(opener);
  }
}
