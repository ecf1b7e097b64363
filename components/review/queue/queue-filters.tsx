"use client";
import { ActiveFilters } from "@/components/filters/active-filters";
import { FilterBar } from "@/components/filters/filter-bar";
import { chipsOf } from "@/components/filters/filters";
import { FilterField } from "@/components/links/filter-field";
import type { Desk } from "@/components/review/acts/use-desk";

/** The filters of the queue: the same text and facets as in the list of keys. */
export function QueueFilters({ desk }: { desk: Desk }) {
  const { keys, shown, narrowed, filters, population } = desk;
  const { fleet } = population;
  return (
    <>
      <FilterBar rows={keys} shown={shown.length} state={narrowed} fleet={fleet}>
        <FilterField
          label="Filter keys"
          placeholder={`Filter: name, ID, scope${fleet.target === "all" ? ", account" : ""}`}
          text={narrowed.filters.text}
          onText={narrowed.setText}
          className="min-w-0 flex-1 basis-40 max-[24rem]:basis-full md:max-w-80"
        />
      </FilterBar>
      {chipsOf(filters).length > 0 && (
        <ActiveFilters
          filters={filters}
          fleet={fleet}
          shown={shown.length}
          total={keys.length}
          unread={keys.filter(({ state }) => state !== "read").length}
          onRemove={narrowed.remove}
          onClear={narrowed.clear}
        />
      )}
    </>
  );
}
