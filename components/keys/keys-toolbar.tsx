"use client";
import { FilterField } from "@/components/links/filter-field";
import { Select } from "@/components/ui/select";
import { type Order, SORTS, type Sort } from "@/lib/audit/report/arrange";

const WORD: Record<Sort, string> = {
  severity: "Severity",
  name: "Name",
  account: "Account",
  owner: "Owner",
  purpose: "Purpose",
  data: "Data",
  type: "Type",
  scopes: "Scopes",
  exposure: "Exposure",
  mail: "Last mail",
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
    <div className="flex min-w-0 flex-1 basis-40 items-center gap-2 md:basis-72 md:max-w-96">
      <FilterField
        label="Filter keys"
        placeholder="Filter: name, ID, scope"
        text={text}
        onText={onText}
        // What the first letter brings is there when it is typed.
        onFocus={() => void import("@/components/filters/active-filters")}
        className="min-w-0 flex-1"
      />
      <Select
        label="Sort by"
        value={order.sort}
        values={SORTS}
        wordOf={(sort) => WORD[sort] + (isLoose && sort === order.sort ? ", not in order yet" : "")}
        onChoose={onOrder}
        className="md:hidden"
      />
    </div>
  );
}
