import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { MASK } from "@/lib/audit/leak/encoded-secrets";
import { readPastedApiKey } from "@/lib/audit/leak/pasted-api-key";
import { bareKeyId, leakScanner } from "@/lib/audit/leak/scanner";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { holdsClosedData } from "@/lib/leak/closed-data";
import type { Unread } from "./scan-files";

/** What was found in a text or in files, without anything secret. */
export type Leak = {
  /** How often each api_key_id was found. */
  ids: ReadonlyMap<string, number>;
  /** `key`: whole keys. `id`: only the public part of one. `name`: the name of keys that were read. */
  basis: "key" | "id" | "name";
  /** What was read, to follow "in": "what you pasted", or a file's name. */
  source: string;
  /** What the text looks like when it contains no ID. Never repeats any of it. */
  problem: string | null;
  /** How many words look like IDs, but of no key that was read. Null: not searched for, as in a file. */
  otherWords: number | null;
  /** A text contained in key names, and in how many: so it is no part of a secret. */
  namePart?: { text: string; keys: number };
};

/** The source name of pasted, dropped or typed text. */
export const PASTED = "what you pasted";
/**
 * Longer than any single key with what is usually copied along: such a text is a log, and advice about one key does not
 * fit it.
 */
const ONE_KEY = 200;
// The public part, then a masked, cut or missing secret, as consoles, logs and this panel itself print keys.
const ID_OF_A_PART = /SG\.([\w-]{22})(?![\w-])/g;
const A_PART = /^SG\.[\w-]{22}(?:\.\S*)?$/;
const BARE_WORD = /(?<![\w-])[\w-]{22}(?![\w-])/g;
/** How many IDs are written back into the field; the result lists the others. */
const SHOWN_IDS = 20;
/** A shorter text is in too many names, or still being typed. */
export const SHORTEST_NAME = 3;

/**
 * Finds IDs in a text: of whole or partial keys anywhere, and bare IDs of keys that were read; otherwise keys by name.
 * Words that look like IDs are kept only if the text contains nothing else: any other word may be a secret.
 */
export function readLeak(text: string, fleets: readonly Fleet[] = []): Leak {
  const scanner = leakScanner();
  scanner.read(text);
  const whole = scanner.ids();
  const ids = new Map(whole);
  const count = (id: string) => {
    if (!whole.has(id)) ids.set(id, (ids.get(id) ?? 0) + 1);
  };
  const { named, holding, wanted } = keysNamed(whole.size === 0 ? text : "", fleets);
  const parts = new Set([...text.matchAll(ID_OF_A_PART)].map(([, id = ""]) => id));
  const words = (text.match(BARE_WORD) ?? []).filter((word) => !whole.has(word));
  const known = isIdsAlone(text) ? new Set(words) : knownAmong(new Set(words), fleets);
  for (const word of words) if (parts.has(word) || known.has(word)) count(word);
  const isId = knownAmong(new Set(ids.keys()), fleets).size > 0;
  if (named.size > 0 && !isId) {
    const byName = new Map([...named].map((id) => [id, 1]));
    return { ids: byName, basis: "name", source: PASTED, problem: null, otherWords: 0 };
  }
  const basis = whole.size > 0 ? "key" : "id";
  if (holding > 0 && ids.size === 0) {
    const namePart = { text: wanted, keys: holding };
    return { ids, basis: "name", source: PASTED, problem: null, otherWords: 0, namePart };
  }
  const otherWords = new Set(words.filter((word) => !ids.has(word))).size;
  const problem = ids.size > 0 ? null : problemOf(text);
  return { ids, basis, source: PASTED, problem, otherWords };
}

/** Which part of a text was not searched: pasted text is judged like a file. */
export function unreadOf(text: string): readonly Unread[] {
  return holdsClosedData(text) ? [{ name: PASTED, why: "inside-text" }] : [];
}

function isIdsAlone(text: string): boolean {
  const words = text.split(/[\s,;"'`]+/).filter((word) => word !== "");
  return words.every((word) => bareKeyId(word) !== null || A_PART.test(word));
}

/**
 * IDs of the keys named exactly like the pasted text, which is then a name and not a secret; and how many names contain
 * it.
 */
function keysNamed(text: string, fleets: readonly Fleet[]) {
  const wanted =
    text.length > ONE_KEY ? "" : soughtText(text.replaceAll(/^[\s"'`“‘]+|[\s"'`”’]+$/g, ""));
  const named = new Set<string>();
  const holding = new Set<string>();
  for (const { keys } of wanted === "" ? [] : fleets) {
    for (const key of keys) {
      const name = searchText(key.name);
      if (name.trim() === wanted) named.add(key.api_key_id);
      if (wanted.length >= SHORTEST_NAME && name.includes(wanted)) holding.add(keyRef(key));
    }
  }
  return { named, holding: holding.size, wanted };
}

function knownAmong(words: ReadonlySet<string>, fleets: readonly Fleet[]): Set<string> {
  const known = new Set<string>();
  if (words.size === 0) return known;
  for (const { keys } of fleets) {
    for (const { api_key_id } of keys) if (words.has(api_key_id)) known.add(api_key_id);
  }
  return known;
}

function problemOf(text: string): string | null {
  if (text.length > ONE_KEY || /\s/.test(text.trim())) return null;
  const read = readPastedApiKey(text);
  return read.ok ? null : read.problem;
}

/** What the field shows instead of the pasted text: the public parts, never a secret. */
export function maskedIds(ids: Iterable<string>): string {
  return [...ids]
    .slice(0, SHOWN_IDS)
    .map((id) => `SG.${id}.${MASK}`)
    .join("\n");
}
