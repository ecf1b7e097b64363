"use client";
import { SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { FacetBar } from "./facet-bar";
import { BAR_FACETS, type Facet, POLICY_FACETS } from "./facets";
import { chipsOf, type Filters } from "./filters";
import type { KeyRow } from "./key-row";
import { toldOf } from "./told-of";
import type { FilterState } from "./use-filters";

const FilterSheet = dynamic(() => import("./filter-sheet").then((module) => module.FilterSheet), {
  ssr: false,
});

/** The filters of a list of keys: text and facets; in a narrow layout one button opens everything but the text. */
export function FilterBar({
  rows,
  shown,
  state: { filters, setFacet },
  fleet,
  children,
  views = null,
}: {
  rows: readonly KeyRow[];
  /** How many keys the filters leave. */
  shown: number;
  state: Pick<FilterState, "filters" | "setFacet">;
  fleet: Fleet;
  /** The text field, and what is next to it. */
  children: ReactNode;
  /** Named filters, at the top of the sheet. */
  views?: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const facets = facetsOf(rows, filters, fleet);
  return (
    <div className="mt-3 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      {children}
      <Button onClick={() => setIsOpen(true)} className="md:hidden">
        <SlidersHorizontal aria-hidden="true" className="size-4 text-ink-3" />
        Filters
        <FilterCount filters={filters} />
      </Button>
      <div className="max-md:hidden">
        <FacetBar facets={facets} rows={rows} filters={filters} fleet={fleet} onFacet={setFacet} />
      </div>
      {isOpen && (
        <FilterSheet
          {...{ facets, rows, shown, filters, fleet }}
          onFacet={setFacet}
          onClose={() => setIsOpen(false)}
        >
          {views}
        </FilterSheet>
      )}
    </div>
  );
}

/** The facets that these keys offer. Omits last mail that nobody asked for and facets that no policy gives. */
function facetsOf(rows: readonly KeyRow[], filters: Filters, { target }: Fleet): readonly Facet[] {
  const told = toldOf(rows);
  const isAsked = told.isAsked || filters.mail.length > 0;
  const hasPolicy = told.hasPolicy || POLICY_FACETS.some((facet) => filters[facet].length > 0);
  return [
    ...(target === "all" ? (["account"] as const) : []),
    ...BAR_FACETS,
    ...(isAsked ? (["mail"] as const) : []),
    ...(hasPolicy ? POLICY_FACETS : []),
  ];
}

function FilterCount({ filters }: { filters: Filters }) {
  const count = chipsOf(filters).filter(({ facet }) => facet !== "text").length;
  if (count === 0) return null;
  return <span className="figures text-accent-strong text-xs">{count}</span>;
}
