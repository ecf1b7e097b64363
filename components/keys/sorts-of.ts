import type { KeyRow } from "@/components/filters/key-row";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Order, SORTS, type Sort } from "@/lib/audit/report/arrange";

type Told = Pick<KeyRow, "policy" | "lastMail">;

/** Which columns there are beside those of every list: a policy names owners, and somebody asked for the last mail. */
export function columnsOf(rows: readonly Told[]): { isOwned: boolean; isAsked: boolean } {
  return {
    isOwned: rows.some(({ policy }) => (policy?.ownership ?? null) !== null),
    isAsked: rows.some(({ lastMail }) => lastMail !== null),
  };
}

/** What the list can be sorted by: its columns, as the table has them, and what an address sorts it by already. */
export function sortsOf(
  rows: readonly Told[],
  { target }: Pick<Fleet, "target">,
  { sort: chosen }: Order,
): readonly Sort[] {
  const { isOwned, isAsked } = columnsOf(rows);
  const isThere: Partial<Record<Sort, boolean>> = {
    account: target === "all",
    owner: isOwned,
    purpose: isOwned,
    data: isOwned,
    mail: isAsked,
  };
  return SORTS.filter((sort) => sort === chosen || (isThere[sort] ?? true));
}
