import { isUnreadList, kindOf } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";

/** How many accounts of each kind there are; null: not known, since no list has been read. */
type AccountCounts = { subusers: number | null; customers: number | null };

/** The accounts of a fleet, counted. A list that could not be read makes its kind unknown. */
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

/** "parent, 12 subusers, no customer accounts". What is not known is not named as none. */
export function everyAccountWords({ subusers, customers }: AccountCounts): string {
  const of = (count: number | null, noun: string) => {
    if (count === null) return `${noun}s not listed`;
    return count === 0 ? `no ${noun}s` : countOf(count, noun);
  };
  return ["parent", of(subusers, "subuser"), of(customers, "customer account")].join(", ");
}
