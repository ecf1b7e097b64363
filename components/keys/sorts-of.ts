import type { KeyRow } from "@/components/filters/key-row";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Order, SORTS, type Sort } from "@/lib/audit/report/arrange";

/** What the list can be sorted by: its columns, as the table has them, and what an address sorts it by already. */
export function sortsOf(
  rows: readonly Pick<KeyRow, "policy" | "lastMail">[],
  { target }: Pick<Fleet, "target">,
  { sort: chosen }: Order,
): readonly Sort[] {
  const isOwned = rows.some(({ policy }) => (policy?.ownership ?? null) !== null);
  const isThere: Partial<Record<Sort, boolean>> = {
    account: target === "all",
    owner: isOwned,
    purpose: isOwned,
    data: isOwned,
    mail: rows.some(({ lastMail }) => lastMail !== null),
  };
  return SORTS.filter((sort) => sort === chosen || (isThere[sort] ?? true));
}
