import { keyText } from "@/components/key/key-text";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { soughtText } from "@/lib/audit/search-text";

/** A key and its account's name. */
export type KeyHit = { key: FleetKey; account: string };

/** More lines than anyone steps through: the rest show as a count with a hint to type. */
export const SHOWN_KEYS = 50;

/**
 * Keys whose name or ID contains the text, prefix matches first.
 * @returns at most {@link SHOWN_KEYS} and the total; a key in several fleets counts once
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
      const at = keyText(key).indexOf(text);
      if (at < 0) continue;
      const ref = keyRef(key);
      if (seen.has(ref)) continue;
      seen.add(ref);
      const starts = at === 0 || keyText(key).includes(`\n${text}`);
      const list = starts ? first : others;
      const account = fleet.accounts.get(key.account)?.label ?? "";
      if (list.length < SHOWN_KEYS) list.push({ key, account: account || key.account });
    }
  }
  return { hits: [...first, ...others].slice(0, SHOWN_KEYS), total: seen.size };
}
