import { type LeakScanner, leakScanner } from "@/lib/audit/leak/scanner";
import { mayHoldKey } from "./may-hold-key";

type Found = (id: string, line: number) => void;

/** The size of the blocks that are checked for signs of a key: small, so that one sign causes little reading. */
const BLOCK = 8_192;
/** How much of two blocks is checked together, since a sign may be cut. */
const OVERLAP = 256;
/**
 * A key that begins this close to a block's end may continue in the next: fully escaped, it takes hundreds of
 * characters.
 */
const LONGEST = 2_048;

type Block = { text: string; line: number };

/** How often each id was found since then. */
function* since(
  before: ReadonlyMap<string, number>,
  scanner: LeakScanner,
): Generator<[string, number]> {
  for (const [id, count] of scanner.ids()) {
    const more = count - (before.get(id) ?? 0);
    if (more > 0) yield [id, more];
  }
}

/**
 * Finds keys chunk by chunk, each with the line it ends on. Reads only blocks in which a key may begin, with neighbors
 * that the key may extend into; rereads a block with a key line by line.
 * @returns `read` takes the next chunk; `end` reads what is left
 */
export function keysByLine(found: Found): { read: (chunk: string) => void; end: () => void } {
  let held = "";
  let previous: Block = { text: "", line: 1 };
  let line = 1;
  // The scanner for a run of blocks to read; null between runs.
  let reading: LeakScanner | null = null;

  const take = (text: string) => {
    const isCut = mayHoldKey(previous.text.slice(-OVERLAP) + text.slice(0, OVERLAP));
    const isSuspect = mayHoldKey(text);
    const block = { text, line };
    if (isCut || isSuspect || reading !== null) {
      if (reading === null) {
        reading = leakScanner();
        if (isCut) reading.read(previous.text);
      }
      readBlock(reading, previous, block, found);
    }
    if (!isSuspect || !mayHoldKey(text.slice(-LONGEST))) reading = null;
    previous = block;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line += 1;
  };
  return {
    read(chunk) {
      held += chunk;
      let at = 0;
      for (; at + BLOCK <= held.length; at += BLOCK) take(held.slice(at, at + BLOCK));
      held = held.slice(at);
    },
    end: () => take(held),
  };
}

function readBlock(scanner: LeakScanner, previous: Block, block: Block, found: Found) {
  const before = new Map(scanner.ids());
  scanner.read(block.text);
  const news = new Map(since(before, scanner));
  if (news.size === 0) return;
  // A key that began in the block before is complete only with it; one not found again gets the line where the block
  // begins.
  eachLine(previous.text + block.text, previous.line, (id, at) => {
    const left = news.get(id) ?? 0;
    if (left === 0 || at < block.line) return;
    news.set(id, left - 1);
    found(id, at);
  });
  for (const [id, left] of news) for (let n = 0; n < left; n += 1) found(id, block.line);
}

function eachLine(text: string, first: number, found: Found) {
  const scanner = leakScanner();
  for (const [at, each] of text.split(/(?<=\n)/).entries()) {
    const before = new Map(scanner.ids());
    scanner.read(each);
    for (const [id, count] of since(before, scanner)) {
      for (let n = 0; n < count; n += 1) found(id, first + at);
    }
  }
}
