import { bareKeyId, leakScanner } from "@/lib/audit/leaked-ids";
import { readPastedApiKey } from "@/lib/audit/pasted-api-key";
import { MASK } from "@/lib/audit/without-secrets";

/** What was found in a text or in files, with nothing in it that is secret. */
export type Leak = {
  /** How often each api_key_id was found. */
  ids: ReadonlyMap<string, number>;
  /** `key`: whole keys were there. `id`: only the public part of one. */
  basis: "key" | "id";
  /** What was read, to stand after "in": "what you pasted", or a file's name. */
  source: string;
  /** What the text looks like instead, when it holds no id. Never repeats any of it. */
  problem: string | null;
};

/** What a text is called that was pasted, dropped or typed. */
export const PASTED = "what you pasted";
/** Longer than any single key with what is copied along: such a text is a log, and no advice about one key fits it. */
const ONE_KEY = 200;
// Public part, then a masked, cut or missing secret, as consoles, logs and this panel itself print keys.
const ID_OF_A_PART = /^SG\.([\w-]{22})(?:\.\S*)?$/;
/** Ids written back into the field; the others are in the result. */
const SHOWN_IDS = 20;

function publicId(word: string): string | null {
  return bareKeyId(word) ?? ID_OF_A_PART.exec(word)?.[1] ?? null;
}

/** Finds the ids in a text: of whole keys anywhere in it, or else when it is made of bare ids alone. */
export function readLeak(text: string): Leak {
  const scanner = leakScanner();
  scanner.read(text);
  const ids = scanner.ids();
  if (ids.size > 0) return { ids, basis: "key", source: PASTED, problem: null };
  const words = text.split(/[\s,;"'`]+/).filter((word) => word !== "");
  const bare = words.map(publicId);
  const counts = new Map<string, number>();
  for (const id of bare) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  if (counts.size > 0 && !bare.includes(null)) {
    return { ids: counts, basis: "id", source: PASTED, problem: null };
  }
  return { ids: new Map(), basis: "key", source: PASTED, problem: problemOf(text) };
}

function problemOf(text: string): string | null {
  if (text.length > ONE_KEY || /\s/.test(text.trim())) return null;
  const read = readPastedApiKey(text);
  return read.ok ? null : read.problem;
}

/** What the field shows in place of what was pasted: the public parts, and never a secret. */
export function maskedIds(ids: Iterable<string>): string {
  return [...ids]
    .slice(0, SHOWN_IDS)
    .map((id) => `SG.${id}.${MASK}`)
    .join("\n");
}
