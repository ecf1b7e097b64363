"use client";
import { FilterField } from "@/components/links/filter-field";
import { type Order, SORTS, type Sort } from "./arrange";

const WORD: Record<Sort, string> = {
  severity: "Severity",
  name: "Name",
  account: "Account",
  type: "Type",
  scopes: "Scopes",
  exposure: "Exposure",
};

/** The field that filters the list, and where there are no column headers, what to sort by. */
export function KeysToolbar({
  text,
  onText,
  order,
  isLoose,
  onOrder,
}: {
  text: string;
  onText: (text: string) => void;
  order: Order;
  isLoose: boolean;
  onOrder: (sort: Sort) => void;
}) {
  return (
    <div className="flex min-w-0 flex-1 basis-72 items-center gap-3 sm:max-w-96">
      <FilterField
        label="Filter keys"
        placeholder="Filter: name, ID, scope"
        text={text}
        onText={onText}
        // What the first letter brings is there when it is typed.
        onFocus={() => void import("./active-filters")}
        className="min-w-0 flex-1"
      />
      <label className="sm:hidden">
        <span className="sr-only">Sort by</span>
        <select
          value={order.sort}
          onChange={(event) => {
            const sort = SORTS.find((each) => each === event.target.value);
            if (sort !== undefined) onOrder(sort);
          }}
          className="h-9 rounded-md border border-edge bg-surface px-2 text-ink pointer-coarse:h-11"
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {WORD[sort]}
              {isLoose && sort === order.sort && ", not in order yet"}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
