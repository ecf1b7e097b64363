import { Gunzip, Unzlib } from "fflate";
import type { Look, Opener, Sink } from "./sink";
import { textSink } from "./text-sink";

const NOTHING = new Uint8Array();
/** Where a member ended is not told, so bytes go in by few: after the last, those of a step count as of one kind. */
const STEP = 4_096;

/** Passes on what is unpacked while there may be more of it. */
export function bounded(sink: Sink, look: Look): Sink {
  return {
    write: (bytes) => {
      if (look.mayUnpack(bytes.length)) sink.write(bytes);
    },
    end: sink.end,
  };
}

/** A gzip of any number of members, with zeros after them or not. What comes out of one that breaks is looked at. */
export function gunzipSink({ name, look, open }: Opener): Sink {
  const sink = bounded(open(""), look);
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
      if (hasFailed && !isPadding) look.unread(name, "broken");
      sink.end();
    },
  };
}

/**
 * A zlib stream, such as a loose object of git is. Its two first bytes are letters too, so it is looked at as text as
 * well, and what then is text and does not unpack was never packed.
 */
export function unzlibSink({ name, look, open }: Opener): Sink {
  const sink = bounded(open(""), look);
  const unzlib = new Unzlib((bytes) => sink.write(bytes));
  let isText = true;
  const text = textSink(name, "utf-8", { ...look, unread: () => (isText = false) });
  let hasFailed = false;
  const push = (bytes: Uint8Array, final: boolean) => {
    try {
      if (!hasFailed) unzlib.push(bytes, final);
    } catch {
      hasFailed = true;
    }
  };
  return {
    write(bytes) {
      text.write(bytes);
      push(bytes.slice(), false);
    },
    end() {
      push(NOTHING, true);
      text.end();
      if (hasFailed && isText) return;
      if (hasFailed) look.unread(name, "broken");
      sink.end();
    },
  };
}
