import { createReadStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { leakScanner } from "@/lib/audit/leak/scanner";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { openSink } from "@/lib/leak/open-sink";
import type { Look, Place, WhyUnread } from "@/lib/leak/sink";
import { unpackLimit } from "@/lib/leak/unpack-limit";
import { Misuse } from "../exit-code";
import { STD_STREAM } from "../output-file";

/** Large enough that a log of gigabytes takes few reads, small enough not to matter in memory. */
const READ_BYTES = 262_144;
/** How many places to report for one key: a log may contain it a million times, and a person needs one. */
const PLACES = 1_000;
/** Standard input has no size: its archives get the same limit as those in a file of a gigabyte. */
const STDIN_BYTES = 1_000_000_000;

export type Searched = {
  /** The first {@link PLACES} places of each id, and how often it occurs. */
  ids: Map<string, { places: Place[]; count: number }>;
  unread: { name: string; why: WhyUnread }[];
  files: number;
  bytes: number;
  /** Links in folders, which the search doesn't follow: one may lead back, or outside the requested folder. */
  links: number;
};

/**
 * Searches files, folders with their contents, and for `-` standard input for keys, chunk by chunk. It names what it
 * can't read and continues elsewhere. Keeps nothing of a secret.
 * @throws Misuse for a path that doesn't exist
 */
export async function search(paths: readonly string[], signal: AbortSignal): Promise<Searched> {
  const searched: Searched = { ids: new Map(), unread: [], files: 0, bytes: 0, links: 0 };
  for (const path of paths) {
    if (path === STD_STREAM)
      await searchStream("standard input", process.stdin, STDIN_BYTES, searched);
    else await searchPath(path, searched, signal, true);
  }
  return searched;
}

async function searchPath(path: string, searched: Searched, signal: AbortSignal, isAsked: boolean) {
  if (signal.aborted) return;
  const found = await lstat(path).catch(() => null);
  if (found === null) {
    if (isAsked) throw new Misuse(`There is no ${path}.`);
    searched.unread.push({ name: withoutSecrets(path), why: "unreadable" });
  } else if (found.isDirectory()) {
    const names = await readdir(path).catch(() => null);
    if (names === null) searched.unread.push({ name: withoutSecrets(path), why: "unreadable" });
    for (const name of names?.sort() ?? []) {
      await searchPath(join(path, name), searched, signal, false);
    }
  } else if (found.isFile() || isAsked) {
    const stream = createReadStream(path, { highWaterMark: READ_BYTES, signal });
    await searchStream(path, stream, found.size, searched);
  } else if (found.isSymbolicLink()) {
    searched.links += 1;
  }
}

async function searchStream(path: string, stream: Readable, size: number, searched: Searched) {
  const look = lookInto(path, size, searched);
  const sink = openSink(path, look);
  searched.files += 1;
  try {
    for await (const chunk of stream) {
      searched.bytes += chunk.length;
      sink.write(chunk);
    }
  } catch {
    // Unreadable or gone, or Ctrl-C came. What was read until then counts.
    look.unread(path, "unreadable");
  }
  sink.end();
}

function lookInto(path: string, size: number, { ids, unread }: Searched): Look {
  const named = new Set<string>();
  const found = (id: string, place: Place) => {
    const known = ids.get(id) ?? { places: [], count: 0 };
    known.count += 1;
    const name = withoutSecrets(place.name);
    const last = known.places.at(-1);
    const isSame = last?.name === name && last.line === place.line;
    if (!isSame && known.places.length < PLACES) known.places.push({ name, line: place.line });
    ids.set(id, known);
  };
  const note = (name: string, why: WhyUnread) => {
    const shown = withoutSecrets(name);
    if (named.has(shown)) return;
    named.add(shown);
    unread.push({ name: shown, why });
  };
  // A file's name may contain a key, like anything that a person typed.
  const scanner = leakScanner();
  scanner.read(path);
  for (const id of scanner.ids().keys()) found(id, { name: path, line: null });
  return { found, unread: note, mayUnpack: unpackLimit(size, () => note(path, "too-large")) };
}
