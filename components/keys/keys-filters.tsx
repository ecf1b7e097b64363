"use client";
import { useMemo } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import type { KeyRow } from "@/components/filters/key-row";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Order } from "@/lib/audit/report/arrange";
import { KeysToolbar } from "./keys-toolbar";
import { sortsOf } from "./sorts-of";
import type { useKeysState } from "./use-keys-state";
import { ViewBar } from "./view-bar";
import type { View } from "./views";

/** The filters of the list: views, text and facets. */
export function KeysFilters({
  rows,
  shown,
  state,
  order,
  isLoose,
  fleet,
  saved,
  onRemoveView,
}: {
  rows: readonly KeyRow[];
  shown: number;
  state: Pick<
    ReturnType<typeof useKeysState>,
    "filters" | "setText" | "setFacet" | "setFilters" | "sortBy"
  >;
  order: Order;
  isLoose: boolean;
  fleet: Fleet;
  saved: readonly View[];
  onRemoveView: (name: string) => void;
}) {
  const sorts = useMemo(() => sortsOf(rows, fleet, order), [rows, fleet, order]);
  const views = (
    <ViewBar
      rows={rows}
      filters={state.filters}
      saved={saved}
      onFilters={state.setFilters}
      onRemove={onRemoveView}
    />
  );
  return (
    <>
      <div className="mt-4 max-md:hidden">{views}</div>
      <FilterBar {...{ rows, shown, state, fleet, views }}>
        <KeysToolbar
          text={state.filters.text}
          onText={state.setText}
          order={order}
          sorts={sorts}
          isLoose={isLoose}
          onOrder={state.sortBy}
        />
      </FilterBar>
    </>
  );
}
