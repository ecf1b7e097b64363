"use client";
import { FilterField } from "@/components/links/filter-field";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Select } from "@/components/ui/select";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { Order, Sort } from "@/lib/audit/report/arrange";

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

/** The field that filters the list and, in layouts without column headers, the sort menu. */
export function KeysToolbar({
  text,
  onText,
  order,
  sorts,
  isLoose,
  onOrder,
}: {
  text: string;
  onText: (text: string) => void;
  order: Order;
  /** The columns that exist. */
  sorts: readonly Sort[];
  isLoose: boolean;
  onOrder: (sort: Sort) => void;
}) {
  const isEvery = useOnBehalfOf() === EVERY_ACCOUNT;
  return (
    // On the narrowest screens the field gets its own row, and the buttons go below it.
    <div className="flex min-w-0 flex-1 basis-40 items-center gap-2 max-[24rem]:contents md:max-w-96 md:basis-72">
      <FilterField
        label="Filter keys"
        placeholder={`Filter: name, ID, scope${isEvery ? ", account" : ""}`}
        text={text}
        onText={onText}
        className="min-w-0 flex-1 max-[24rem]:basis-full"
      />
      <Select
        label="Sort by"
        value={order.sort}
        values={sorts}
        wordOf={(sort) => WORD[sort] + (isLoose && sort === order.sort ? ", not in order yet" : "")}
        onChoose={onOrder}
        className="md:hidden"
      />
    </div>
  );
}
