"use client";
import { FilterField } from "@/components/links/filter-field";
import { Select } from "@/components/ui/select";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { SHOWN, type Shown, SORTS, type Sort } from "./arrange-accounts";

const SHOWN_WORD: Record<Shown, string> = {
  all: "All accounts",
  holes: "Not fully read",
  disabled: "Disabled",
  eu: "In the EU",
  "near-cap": "Near 100 keys",
};

const SORT_WORD: Record<string, string> = {
  name: "Name",
  keys: "Keys",
  read: "Read",
  worst: "Worst finding",
  ...Object.fromEntries(EFFECTS.map(({ id, label }) => [id, label])),
};

/** The account filters and, in layouts without column headers, the sort menu. */
export function AccountsToolbar({
  text,
  onText,
  shown,
  onShown,
  sort,
  onSort,
}: {
  text: string;
  onText: (text: string) => void;
  shown: Shown;
  onShown: (shown: Shown) => void;
  sort: Sort;
  onSort: (sort: Sort) => void;
}) {
  return (
    <div className="mt-5 mb-3 flex flex-wrap items-center gap-3">
      <FilterField
        label="Filter accounts"
        placeholder="Filter: name, kind"
        text={text}
        onText={onText}
        className="min-w-0 flex-1 basis-60 sm:max-w-96"
      />
      <Select
        label="Show"
        value={shown}
        values={SHOWN}
        wordOf={(each) => SHOWN_WORD[each]}
        onChoose={onShown}
      />
      <Select
        label="Sort by"
        value={sort}
        values={SORTS}
        wordOf={(each) => SORT_WORD[each] ?? each}
        onChoose={onSort}
        className="xl:hidden"
      />
      <p className="min-w-0 flex-1 basis-80 text-pretty text-ink-3 text-xs">
        This page always shows every account. Numbers count keys with that ability. Hatched:
        unknown, keys not read.
      </p>
    </div>
  );
}
