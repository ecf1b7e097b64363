import { PURPOSES, type Purpose } from "@/lib/audit/effects/purposes";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { purposeSide } from "./side";

/** Something to compare with. `value` is what it is called in the address. */
export type SideOption =
  | { kind: "key"; value: string; key: FleetKey }
  | { kind: "purpose"; value: string; purpose: Purpose };

/** More lines than a reader will scroll through: the rest is a count and an invitation to type. */
export const SHOWN_OPTIONS = 50;

const texts = new WeakMap<Fleet["keys"], string[]>();

/** What each key is found by, made once a list: both pickers ask, on every key press. */
function textsOf(keys: Fleet["keys"]): string[] {
  const known = texts.get(keys);
  if (known !== undefined) return known;
  const made = keys.map(({ name, api_key_id }) => searchText(`${name}\n${api_key_id}`));
  texts.set(keys, made);
  return made;
}

/**
 * Keys with the text in their name or id, and purposes with it in their label.
 * @param first which of the two kinds leads
 */
export function sideOptions(
  typed: string,
  keys: Fleet["keys"],
  first: SideOption["kind"],
): { options: SideOption[]; more: number } {
  const text = soughtText(typed);
  const searched = textsOf(keys);
  const found: SideOption[] = [];
  let count = 0;
  for (const [at, key] of keys.entries()) {
    if (searched[at]?.includes(text) !== true) continue;
    count += 1;
    if (count <= SHOWN_OPTIONS) found.push({ kind: "key", value: keyRef(key), key });
  }
  const purposes = PURPOSES.filter(({ label }) => searchText(label).includes(text)).map(
    (purpose): SideOption => ({ kind: "purpose", value: purposeSide(purpose), purpose }),
  );
  return {
    options: first === "key" ? [...found, ...purposes] : [...purposes, ...found],
    more: Math.max(0, count - SHOWN_OPTIONS),
  };
}
