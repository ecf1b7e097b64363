import type { Fleet, FleetAccount, FleetKey } from "../fleet/fleet";
import { plainKeys } from "./begun-key";
import { base64Keys, decimalKeys, hexKeys } from "./encoded-keys";
import { joiner } from "./gaps";
import { seenText } from "./plain-text";
import { Unescaper } from "./unescape";

/**
 * Finds SendGrid API keys in text of any size, chunk by chunk, and keeps only their public api_key_id.
 * @returns `read` takes the next chunk; `ids` counts how often each id was found so far.
 */
export type LeakScanner = { read: (chunk: string) => void; ids: () => ReadonlyMap<string, number> };

/**
 * A scanner at the start of a text. It also finds keys that straddle chunks, in pieces, escaped, in base64, in hex and
 * in decimal.
 */
export function leakScanner(): LeakScanner {
  const counts = new Map<string, number>();
  const found = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  const readJoined = [plainKeys(found), base64Keys(found), hexKeys(found)];
  // Reads the text unjoined: a line break may be all that separates two numbers.
  const readNumbers = decimalKeys(found);
  const unescaper = new Unescaper();
  const joined = joiner();
  const read = (chunk: string) => {
    let unescaped = "";
    for (const piece of unescaper.read(seenText(chunk))) unescaped += piece.text;
    readNumbers(unescaped);
    const text = joined(unescaped);
    for (const readNext of readJoined) readNext(text);
  };
  return { read, ids: () => counts };
}

/** The api_key_id, if the pasted text is nothing else; null otherwise. */
export function bareKeyId(text: string): string | null {
  const id = text.trim();
  return /^[A-Za-z0-9_-]{22}$/.test(id) ? id : null;
}

/** Leaked ids matched against a fleet. A match doesn't prove that the secret was right or that the key still works. */
export type LeakMatch = {
  found: readonly { api_key_id: string; keys: readonly FleetKey[] }[];
  /** In no list that could be read: they may belong to an account in `unlisted`, or to someone else. */
  notFound: readonly string[];
  keys: number;
  unlisted: readonly FleetAccount[];
};

/** Finds the keys with leaked ids in a fleet; needs only names, so it works before scopes are read. */
export function matchLeaked(ids: Iterable<string>, fleet: Fleet): LeakMatch {
  const wanted = new Map<string, FleetKey[]>([...ids].map((id) => [id, []]));
  for (const key of fleet.keys) wanted.get(key.api_key_id)?.push(key);
  const all = [...wanted].map(([api_key_id, keys]) => ({ api_key_id, keys }));
  return {
    found: all.filter(({ keys }) => keys.length > 0),
    notFound: all.filter(({ keys }) => keys.length === 0).map(({ api_key_id }) => api_key_id),
    keys: fleet.keys.length,
    unlisted: [...fleet.accounts.values()].filter(({ keys }) => keys === null),
  };
}
