"use client";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Popover } from "@/components/ui/popover";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { FacetList } from "./facet-list";
import { FACET_NAME } from "./facet-names";
import type { Facet } from "./facets";
import type { Filters } from "./filters";
import type { KeyRow } from "./key-row";

/** A button for each facet, which opens its values in a popover. */
export function FacetBar({
  facets,
  rows,
  filters,
  fleet,
  onFacet,
}: {
  facets: readonly Facet[];
  rows: readonly KeyRow[];
  filters: Filters;
  fleet: Fleet;
  onFacet: (facet: Facet, values: readonly string[]) => void;
}) {
  const bar = useRef<HTMLFieldSetElement>(null);
  useHotkey("f", () => bar.current?.querySelector("button")?.focus(), "Go to the filters");
  return (
    <fieldset ref={bar} className="flex flex-wrap gap-1">
      <legend className="sr-only">Filter by</legend>
      {facets.map((facet) => (
        <Popover
          key={facet}
          className="w-80 max-w-[calc(100vw-2rem)]"
          buttonClassName={clsx(
            "flex h-8 items-center gap-1 rounded-md border px-2 text-sm pointer-coarse:h-11",
            filters[facet].length > 0
              ? "border-accent text-accent-strong"
              : "border-line text-ink-2 hover:border-edge hover:text-ink",
          )}
          button={
            <>
              {FACET_NAME[facet]}
              {filters[facet].length > 0 && (
                <span className="figures text-xs">{filters[facet].length}</span>
              )}
              <ChevronDown aria-hidden="true" className="size-3.5" />
            </>
          }
        >
          <FacetList
            facet={facet}
            rows={rows}
            filters={filters}
            fleet={fleet}
            onChange={(values) => onFacet(facet, values)}
          />
        </Popover>
      ))}
    </fieldset>
  );
}
