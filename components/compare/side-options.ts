import { keyText } from "@/components/key/key-text";
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
  const found: SideOption[] = [];
  let count = 0;
  for (const key of keys) {
    if (!keyText(key).includes(text)) continue;
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
