import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { searchText, soughtText } from "@/lib/audit/search-text";

/** A key, and what its account is called. */
export type KeyHit = { key: FleetKey; account: string };

/** More lines than anyone walks through: the others are a count, and an invitation to type. */
export const SHOWN_KEYS = 50;

const searched = new WeakMap<FleetKey, string>();

/** What a key is found by, worked out once: a fleet has tens of thousands, and each letter typed asks them all. */
function textOf(key: FleetKey): string {
  const known = searched.get(key);
  if (known !== undefined) return known;
  const text = searchText(`${key.name}\n${key.api_key_id}`);
  searched.set(key, text);
  return text;
}

/**
 * The keys whose name or id has the text in it, those first whose name or id starts with it.
 * @returns at most {@link SHOWN_KEYS} and how many there are, a key in several fleets counted once
 */
export function findKeys(
  typed: string,
  fleets: readonly Fleet[],
): { hits: KeyHit[]; total: number } {
  const text = soughtText(typed);
  if (text === "") return { hits: [], total: 0 };
  const seen = new Set<string>();
  const first: KeyHit[] = [];
  const others: KeyHit[] = [];
  for (const fleet of fleets) {
    for (const key of fleet.keys) {
      const at = textOf(key).indexOf(text);
      if (at < 0) continue;
      const ref = keyRef(key);
      if (seen.has(ref)) continue;
      seen.add(ref);
      const starts = at === 0 || textOf(key).includes(`\n${text}`);
      const list = starts ? first : others;
      const account = fleet.accounts.get(key.account)?.label ?? "";
      if (list.length < SHOWN_KEYS) list.push({ key, account: account || key.account });
    }
  }
  return { hits: [...first, ...others].slice(0, SHOWN_KEYS), total: seen.size };
}
