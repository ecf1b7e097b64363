import { toldOf } from "@/components/filters/told-of";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Order, SORTS, type Sort } from "@/lib/audit/report/arrange";

/** The sort options: the table's columns, and the one that the address already sorts by. */
export function sortsOf(
  rows: Parameters<typeof toldOf>[0],
  { target }: Pick<Fleet, "target">,
  { sort: chosen }: Order,
): readonly Sort[] {
  const { isOwned, isAsked } = toldOf(rows);
  const isThere: Partial<Record<Sort, boolean>> = {
    account: target === "all",
    owner: isOwned,
    purpose: isOwned,
    data: isOwned,
    mail: isAsked,
  };
  return SORTS.filter((sort) => sort === chosen || (isThere[sort] ?? true));
}
