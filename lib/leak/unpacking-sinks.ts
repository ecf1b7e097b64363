import { Gunzip } from "fflate";
import type { Look, Opener, Sink } from "./sink";
import { textSink } from "./text-sink";

const NOTHING = new Uint8Array();
/**
 * The decoder doesn't say where a member ended, so this feeds it small steps: after the last member, a step's bytes
 * count as one kind.
 */
const STEP = 4_096;
const GZIP_HEADER = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const ZLIB_HEADER_BYTES = 2;

/** Passes on unpacked bytes until the limit. */
export function bounded(sink: Sink, look: Look): Sink {
  return {
    write: (bytes) => {
      if (look.mayUnpack(bytes.length)) sink.write(bytes);
    },
    end: sink.end,
  };
}

/** Unpacks gzip. @returns takes the bytes; its `end` says whether everything was gzip, perhaps followed by zeros */
function unpacking(sink: Sink): { write: (bytes: Uint8Array) => void; end: () => boolean } {
  const gunzip = new Gunzip((bytes) => sink.write(bytes));
  let hasFailed = false;
  let isPadding = false;
  const step = (bytes: Uint8Array, final: boolean) => {
    if (hasFailed) {
      isPadding &&= bytes.every((byte) => byte === 0);
      return;
    }
    try {
      gunzip.push(bytes, final);
    } catch {
      hasFailed = true;
      isPadding = bytes.at(-1) === 0;
    }
  };
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length; at += STEP) step(bytes.slice(at, at + STEP), false);
    },
    end() {
      step(NOTHING, true);
      return !hasFailed || isPadding;
    },
  };
}

/** A gzip with any number of members, with or without zeros after them. Searches the output of a broken one too. */
export function gunzipSink({ name, look, open }: Opener): Sink {
  const sink = bounded(open(""), look);
  const gzip = unpacking(sink);
  return {
    write: gzip.write,
    end() {
      if (!gzip.end()) look.unread(name, "broken");
      sink.end();
    },
  };
}

/**
 * A zlib stream, such as a loose git object. Its first two bytes are also letters, so it is searched as text as well;
 * if it is text and doesn't unpack, it was never packed.
 */
export function unzlibSink({ name, look, open }: Opener): Sink {
  const sink = bounded(open(""), look);
  let isText = true;
  const text = textSink(name, "utf-8", { ...look, unread: () => (isText = false) });
  // Read as a gzip, which reports data after its end, such as a second stream.
  const gzip = unpacking(sink);
  gzip.write(GZIP_HEADER);
  let header = ZLIB_HEADER_BYTES;
  return {
    write(bytes) {
      text.write(bytes);
      gzip.write(bytes.subarray(header));
      header = Math.max(0, header - bytes.length);
    },
    end() {
      const isWhole = gzip.end();
      text.end();
      if (!isWhole && isText) return;
      if (!isWhole) look.unread(name, "broken");
      sink.end();
    },
  };
}
