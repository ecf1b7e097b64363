import { isUnreadList, kindOf } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";

/** How many accounts of each kind exist; null: unknown, because no list was read. */
type AccountCounts = { subusers: number | null; customers: number | null };

/** Counts the accounts of a fleet. A list that could not be read makes its kind unknown. */
export function accountCounts({ accounts }: Pick<Fleet, "accounts">): AccountCounts {
  const counts: AccountCounts = { subusers: 0, customers: 0 };
  for (const id of accounts.keys()) {
    const kind = kindOf(id);
    if (kind === "self") continue;
    const place = kind === "subuser" ? "subusers" : "customers";
    const before = counts[place];
    counts[place] = isUnreadList(id) || before === null ? null : before + 1;
  }
  return counts;
}

/** "parent, 12 subusers, no customer accounts". It never calls an unknown kind "no". */
export function everyAccountWords({ subusers, customers }: AccountCounts): string {
  const of = (count: number | null, noun: string) => {
    if (count === null) return `${noun}s not listed`;
    return count === 0 ? `no ${noun}s` : countOf(count, noun);
  };
  return ["parent", of(subusers, "subuser"), of(customers, "customer account")].join(", ");
}
