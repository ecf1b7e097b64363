import type { AccountId } from "@/lib/audit/account";
import type { Fleet, FleetAccount, FleetKey } from "@/lib/audit/fleet/fleet";
import { groupBy } from "@/lib/audit/group-by";

/** One line of a list of keys: an account heading, or an item about one key. */
export type Line<Item> =
  | { kind: "account"; id: AccountId; account: FleetAccount | undefined; count: number }
  | { kind: "item"; item: Item };

/** Groups keys by account. Accounts come in the order of their first key, and keys keep their order within each. */
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
