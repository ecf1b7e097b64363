import { byText } from "@/lib/audit/by-text";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { SEVERITIES } from "@/lib/audit/findings/rules";
import { NEAR_CAP } from "@/lib/audit/key-cap";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { type AccountRow, unreadKeys } from "./account-row";

export const SHOWN = ["all", "holes", "disabled", "eu", "near-cap"] as const;
/** Which accounts: all, those not read in full, disabled ones, those of the EU host, those near the cap on keys. */
export type Shown = (typeof SHOWN)[number];

export const SORTS = ["name", "keys", "read", "worst", ...EFFECTS.map(({ id }) => id)] as const;
/** What the lines are sorted by: an effect's id sorts by how many keys hold it. */
export type Sort = (typeof SORTS)[number];

const BELONGS: Record<Shown, (row: AccountRow) => boolean> = {
  all: () => true,
  holes: (row) => row.status === "failed" || row.failed > 0,
  disabled: (row) => row.disabled,
  eu: (row) => row.region === "eu",
  "near-cap": (row) => (row.keys ?? 0) >= NEAR_CAP,
};

/** What a line is sorted by; null where it is not known. */
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
 * The lines that belong, in the order asked for. Lists that could not be read stand first whatever the order, since
 * every other line is incomplete without them; what is not known comes last either way; ties stand by name.
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

/** The parent before all others: it is where a reader comes from. */
function byName(a: AccountRow, b: AccountRow): number {
  const parent = Number(b.kind === "parent") - Number(a.kind === "parent");
  return parent || NAMES.compare(a.label, b.label) || byText(a.account, b.account);
}
