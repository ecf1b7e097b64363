"use client";
import { FilterField } from "@/components/links/filter-field";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { SHOWN, type Shown, SORTS, type Sort } from "./arrange-accounts";

const SHOWN_WORD: Record<Shown, string> = {
  all: "All accounts",
  holes: "Not read in full",
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

const SELECT =
  "h-9 rounded-md border border-edge bg-surface px-2 text-ink text-sm pointer-coarse:h-11";

/** Which accounts are shown, and where there are no column headers, in which order. */
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
      <label>
        <span className="sr-only">Show</span>
        <select
          value={shown}
          onChange={(event) => {
            const next = SHOWN.find((each) => each === event.target.value);
            if (next !== undefined) onShown(next);
          }}
          className={SELECT}
        >
          {SHOWN.map((each) => (
            <option key={each} value={each}>
              {SHOWN_WORD[each]}
            </option>
          ))}
        </select>
      </label>
      <label className="xl:hidden">
        <span className="sr-only">Sort by</span>
        <select
          value={sort}
          onChange={(event) => {
            const next = SORTS.find((each) => each === event.target.value);
            if (next !== undefined) onSort(next);
          }}
          className={SELECT}
        >
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {SORT_WORD[each]}
            </option>
          ))}
        </select>
      </label>
      <p className="min-w-0 flex-1 basis-80 text-pretty text-ink-3 text-xs">
        Every account, whichever the other pages look at. Figures are keys that can do it; hatched
        is not known, since keys are not read.
      </p>
    </div>
  );
}
