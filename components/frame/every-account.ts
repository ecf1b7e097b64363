import { parseAccountId } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet";

/** How many accounts of each kind there are; null: not known, since no list has been read. */
type AccountCounts = { subusers: number | null; customers: number | null };

/** The accounts of a fleet, counted. A list that could not be read makes its kind unknown. */
export function accountCounts({ accounts }: Pick<Fleet, "accounts">): AccountCounts {
  const counts: AccountCounts = { subusers: 0, customers: 0 };
  for (const id of accounts.keys()) {
    const kind = parseAccountId(id)?.kind ?? (id.startsWith("account-id:") ? "account-id" : "");
    const place = kind === "subuser" ? "subusers" : kind === "account-id" ? "customers" : null;
    if (place === null) continue;
    const before = counts[place];
    counts[place] = id.endsWith(":*") || before === null ? null : before + 1;
  }
  return counts;
}

/** "parent, 12 subusers, no customer accounts". What is not known is not named as none. */
export function everyAccountWords({ subusers, customers }: AccountCounts): string {
  const counted = (count: number | null, one: string, many: string) =>
    count === null
      ? `${many} not listed`
      : `${count === 0 ? "no" : count.toLocaleString("en")} ${count === 1 ? one : many}`;
  return [
    "parent",
    counted(subusers, "subuser", "subusers"),
    counted(customers, "customer account", "customer accounts"),
  ].join(", ");
}
