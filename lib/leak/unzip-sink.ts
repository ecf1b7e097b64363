import { Unzip, type UnzipDecoder, UnzipInflate } from "fflate";
import { inside, type Opener, type Sink } from "./sink";
import { bounded } from "./unpacking-sinks";
import { joined } from "./utf8-chunks";

const NOTHING = new Uint8Array();
const STORED = 0;
const DEFLATED = 8;
/** A complete zip has this among its last bytes, most of which may be a comment. */
const END = "PK\x05\x06";
const END_BYTES = 22 + 65_535;

/** Drops entries compressed in a way that we don't unpack, so that later ones are still found. */
function dropping(method: number) {
  return class {
    static compression = method;
    ondata: UnzipDecoder["ondata"] = () => {};
    push(_bytes: Uint8Array, final: boolean) {
      this.ondata(null, NOTHING, final);
    }
  };
}

/** Reads a zip entry by entry. A broken or encrypted one doesn't affect the others. */
export function unzipSink({ name, look, open }: Opener): Sink {
  let hasFailed = false;
  const unzip = new Unzip((entry) => {
    const sink = bounded(open(entry.name), look);
    const isKnown = entry.compression === STORED || entry.compression === DEFLATED;
    if (!isKnown) {
      look.unread(inside(name, entry.name), "packed");
      unzip.register(dropping(entry.compression));
    }
    let isOver = false;
    entry.ondata = (error, bytes, final) => {
      if (isOver) return;
      if (error === null) sink.write(bytes);
      else look.unread(inside(name, entry.name), "broken");
      isOver = final || error !== null;
      if (isOver) sink.end();
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const push = (bytes: Uint8Array, final: boolean) => {
    try {
      if (!hasFailed) unzip.push(bytes, final);
    } catch {
      hasFailed = true;
    }
  };
  let tail: Uint8Array = NOTHING;
  return {
    write(bytes) {
      push(bytes.slice(), false);
      tail = joined(tail, bytes).slice(-END_BYTES);
    },
    end() {
      push(NOTHING, true);
      const hasEnd = new TextDecoder("latin1").decode(tail).includes(END);
      if (hasFailed || !hasEnd) look.unread(name, "broken");
    },
  };
}
