import type { AccountId } from "@/lib/audit/account";
import { byText } from "@/lib/audit/by-text";
import type { Fleet, FleetAccount, FleetKey, Hole } from "@/lib/audit/fleet/fleet";
import { groupBy } from "@/lib/audit/group-by";
import { searchText, soughtText } from "@/lib/audit/search-text";

/** One row: a key, or an account's header if there are several accounts. */
export type MatrixRow =
  | { kind: "account"; account: FleetAccount; keys: number; hole: Hole | null }
  | { kind: "key"; key: FleetKey };

export type Wanted = {
  text: string;
  /** A key's rank in the sorted column; null: sort by name. A null rank is unknown and goes last. */
  rankOf: ((key: FleetKey) => number | null) | null;
  descending: boolean;
};

const NAMES = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The rows of the matrix: keys that match the text, sorted, under their accounts if there are several. */
export function matrixRows(fleet: Fleet, wanted: Wanted): MatrixRow[] {
  const keys = found(fleet, wanted.text);
  if (fleet.accounts.size <= 1) return sorted(keys, wanted).map((key) => ({ kind: "key", key }));
  const byAccount = groupBy(keys, ({ account }) => account);
  const holes = new Map(
    fleet.holes.filter((hole) => hole.api_key_id === null).map((hole) => [hole.account, hole]),
  );
  return [...fleet.accounts.values()].sort(byLabel).flatMap((account): MatrixRow[] => {
    const mine = sorted(byAccount.get(account.account) ?? [], wanted);
    const hole = holes.get(account.account) ?? null;
    // Hide an account without a match, unless it was not read and so may contain one.
    if (mine.length === 0 && hole === null && wanted.text.trim() !== "") return [];
    return [
      { kind: "account", account, keys: mine.length, hole },
      ...mine.map((key) => ({ kind: "key" as const, key })),
    ];
  });
}

/** Searches scopes once per shape, names and IDs once per key. */
function found(fleet: Fleet, text: string): FleetKey[] {
  const wanted = soughtText(text);
  if (wanted === "") return [...fleet.keys];
  const has = (value: string) => searchText(value).includes(wanted);
  const shapes = new Set<number | null>();
  for (const [id, scopes] of fleet.shapes) if (scopes.some(has)) shapes.add(id);
  const accounts = new Set<AccountId>();
  for (const { account, label } of fleet.accounts.values()) if (has(label)) accounts.add(account);
  return fleet.keys.filter(
    ({ name, api_key_id, shape, account }) =>
      has(name) || has(api_key_id) || shapes.has(shape) || accounts.has(account),
  );
}

function sorted(keys: FleetKey[], { rankOf, descending }: Wanted): FleetKey[] {
  const turn = descending ? -1 : 1;
  if (rankOf === null) return keys.sort((a, b) => turn * byName(a, b));
  return keys.sort((a, b) => {
    const [rankA, rankB] = [rankOf(a), rankOf(b)];
    if (rankA === rankB) return byName(a, b);
    if (rankA === null) return 1;
    if (rankB === null) return -1;
    return turn * (rankA - rankB);
  });
}

function byName(a: FleetKey, b: FleetKey): number {
  return NAMES.compare(a.name, b.name) || byText(a.api_key_id, b.api_key_id);
}

/** The parent account first: the reader came from there. */
function byLabel(a: FleetAccount, b: FleetAccount): number {
  const parent = Number(b.account === "self") - Number(a.account === "self");
  return parent || NAMES.compare(a.label, b.label);
}
