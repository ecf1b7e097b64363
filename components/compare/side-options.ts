import { keyText } from "@/components/key/key-text";
import { PURPOSES, type Purpose } from "@/lib/audit/effects/purposes";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { purposeSide } from "./side";

/** An option to compare with. `value` is its name in the URL. */
export type SideOption =
  | { kind: "key"; value: string; key: FleetKey }
  | { kind: "purpose"; value: string; purpose: Purpose };

/** More lines than a reader scrolls through: the rest show as a count with a hint to type. */
export const SHOWN_OPTIONS = 50;

/**
 * Keys whose name or ID contains the text, and purposes whose label does.
 * @param first which of the two kinds comes first
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
