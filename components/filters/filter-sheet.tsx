"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { FacetList } from "./facet-list";
import { FACET_NAME } from "./facet-names";
import type { Facet } from "./facets";
import type { Filters } from "./filters";
import type { KeyRow } from "./key-row";

/** All filters in a sheet, for narrow layouts. */
export function FilterSheet({
  facets,
  rows,
  shown,
  filters,
  fleet,
  onFacet,
  onClose,
  children,
}: {
  facets: readonly Facet[];
  rows: readonly KeyRow[];
  /** How many keys the filters leave. */
  shown: number;
  filters: Filters;
  fleet: Fleet;
  onFacet: (facet: Facet, values: readonly string[]) => void;
  onClose: () => void;
  /** The views. */
  children: ReactNode;
}) {
  return (
    <Dialog open onClose={onClose} title="Filters" place="bottom">
      <div className="space-y-4">
        {children}
        <div className="border-line border-t">
          {facets.map((facet) => (
            <FacetPart
              key={facet}
              facet={facet}
              rows={rows}
              filters={filters}
              fleet={fleet}
              onFacet={onFacet}
            />
          ))}
        </div>
        <div className="sticky -bottom-5 -mx-5 -mb-5 border-line border-t bg-surface px-5 py-3">
          <Button tone="primary" onClick={onClose} className="w-full">
            Show {countOf(shown, "key")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function FacetPart({
  facet,
  onFacet,
  ...list
}: {
  facet: Facet;
  rows: readonly KeyRow[];
  filters: Filters;
  fleet: Fleet;
  onFacet: (facet: Facet, values: readonly string[]) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const chosen = list.filters[facet].length;
  return (
    <details
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group border-line border-b"
    >
      <summary className="flex min-h-11 list-none items-center gap-2 text-sm">
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-ink-3 transition-transform group-open:rotate-90"
        />
        {FACET_NAME[facet]}
        {chosen > 0 && <span className="figures text-accent-strong text-xs">{chosen}</span>}
      </summary>
      {isOpen && (
        <FacetList facet={facet} {...list} isQuiet onChange={(values) => onFacet(facet, values)} />
      )}
    </details>
  );
}
