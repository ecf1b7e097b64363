import type { KeyRow } from "@/components/filters/key-row";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Order, SORTS, type Sort } from "@/lib/audit/report/arrange";

type Told = Pick<KeyRow, "policy" | "lastMail">;

/** Which optional columns exist: owners from a policy, and last mail if anyone asked. */
export function columnsOf(rows: readonly Told[]): { isOwned: boolean; isAsked: boolean } {
  return {
    isOwned: rows.some(({ policy }) => (policy?.ownership ?? null) !== null),
    isAsked: rows.some(({ lastMail }) => lastMail !== null),
  };
}

/** The sort options: the table's columns, and the one that the address already sorts by. */
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
