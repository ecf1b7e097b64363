import { byText } from "@/lib/audit/by-text";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { SEVERITIES } from "@/lib/audit/findings/rules";
import { NEAR_CAP } from "@/lib/audit/key-cap";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { type AccountRow, unreadKeys } from "./account-row";

export const SHOWN = ["all", "holes", "disabled", "eu", "near-cap"] as const;
/** The account filters: all, not read in full, disabled, on the EU host, near the cap on keys. */
export type Shown = (typeof SHOWN)[number];

export const SORTS = ["name", "keys", "read", "worst", ...EFFECTS.map(({ id }) => id)] as const;
/** The sort keys of rows: an effect's ID sorts by how many keys hold it. */
export type Sort = (typeof SORTS)[number];

const BELONGS: Record<Shown, (row: AccountRow) => boolean> = {
  all: () => true,
  holes: (row) => row.status === "failed" || row.failed > 0,
  disabled: (row) => row.disabled,
  eu: (row) => row.region === "eu",
  "near-cap": (row) => (row.keys ?? 0) >= NEAR_CAP,
};

/** A row's sort value; null when unknown. */
function rankOf(row: AccountRow, sort: Sort): number | null {
  if (row.kind === "list") return null;
  if (sort === "keys") return row.keys;
  if (sort === "read") return row.keys === null ? null : -(unreadKeys(row) ?? 0);
  if (sort === "worst") {
    if (row.worst === null) return row.status === "failed" ? null : -SEVERITIES.length;
    return -SEVERITIES.indexOf(row.worst) + row.findings / 1_000_000;
  }
  const at = EFFECTS.findIndex(({ id }) => id === sort);
  return row.status === "failed" ? null : (row.effects[at] ?? null);
}

/**
 * Filters and sorts the rows. Lists that could not be read always come first, because every other row is incomplete
 * without them; unknown values come last in both directions; ties sort by name.
 */
export function arrangeAccounts(
  rows: readonly AccountRow[],
  {
    text,
    shown,
    sort,
    descending,
  }: { text: string; shown: Shown; sort: Sort; descending: boolean },
): AccountRow[] {
  const wanted = soughtText(text);
  const found = rows.filter(
    (row) => BELONGS[shown](row) && searchText(`${row.label} ${row.kind}`).includes(wanted),
  );
  const turn = descending ? -1 : 1;
  return found.sort((a, b) => {
    if (a.kind === "list" || b.kind === "list") return order(a) - order(b) || byName(a, b);
    if (sort === "name") return turn * byName(a, b);
    const [rankA, rankB] = [rankOf(a, sort), rankOf(b, sort)];
    if (rankA === rankB) return byName(a, b);
    if (rankA === null) return 1;
    if (rankB === null) return -1;
    return turn * (rankA - rankB);
  });
}

const NAMES = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const order = ({ kind }: AccountRow) => (kind === "list" ? 0 : 1);

/** The parent account first: the reader came from there. */
function byName(a: AccountRow, b: AccountRow): number {
  const parent = Number(b.kind === "parent") - Number(a.kind === "parent");
  return parent || NAMES.compare(a.label, b.label) || byText(a.account, b.account);
}
