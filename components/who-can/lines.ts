import type { AccountId } from "@/lib/audit/account";
import type { Fleet, FleetAccount, FleetKey } from "@/lib/audit/fleet/fleet";
import { groupBy } from "@/lib/audit/group-by";

/** One line of a list of keys: the account that follows, or something about one of its keys. */
export type Line<Item> =
  | { kind: "account"; id: AccountId; account: FleetAccount | undefined; count: number }
  | { kind: "item"; item: Item };

/** Keys under the accounts they belong to. Accounts come in the order of their first key, and the order of keys stays within each. */
export function linesOf<Item extends { key: FleetKey }>(
  items: readonly Item[],
  accounts: Fleet["accounts"],
): Line<Item>[] {
  const byAccount = groupBy(items, ({ key }) => key.account);
  return [...byAccount].flatMap(([id, list]): Line<Item>[] => [
    { kind: "account", id, account: accounts.get(id), count: list.length },
    ...list.map((item): Line<Item> => ({ kind: "item", item })),
  ]);
}
