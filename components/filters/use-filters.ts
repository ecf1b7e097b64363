"use client";
import { parseAsArrayOf, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { parseAsText } from "@/components/links/parse-as-text";
import { eachFacet, FACETS, type Facet } from "./facets";
import { type Chip, type Filters, NO_FILTERS, withoutChip } from "./filters";

const list = parseAsArrayOf(parseAsText).withDefault([]);
const FILTERS = { q: parseAsText.withDefault(""), ...eachFacet(list) };

const orNull = <T>(values: readonly T[]) => (values.length === 0 ? null : [...values]);

/** The filters of a list of keys. They are all in the URL, so a link shows the same list. */
export function useFilters() {
  const [filtered, setFiltered] = useQueryStates(FILTERS, { history: "push" });
  const filters = useMemo<Filters>(() => {
    const { q, ...facets } = filtered;
    return { text: q, ...facets };
  }, [filtered]);
  const setFacet = useCallback(
    (facet: Facet, values: readonly string[]) => void setFiltered({ [facet]: orNull(values) }),
    [setFiltered],
  );
  /** Sets all filters at once, as a view does. */
  const setFilters = useCallback(
    ({ text, ...facets }: Filters) => {
      const entries = FACETS.map((facet) => [facet, orNull(facets[facet])]);
      void setFiltered({ q: text === "" ? null : text, ...Object.fromEntries(entries) });
    },
    [setFiltered],
  );
  const setText = useCallback(
    (text: string) => void setFiltered({ q: text === "" ? null : text }, { history: "replace" }),
    [setFiltered],
  );
  const remove = useCallback(
    (chip: Chip) => {
      if (chip.facet === "text") setText("");
      else setFacet(chip.facet, withoutChip(filters, chip)[chip.facet]);
    },
    [filters, setFacet, setText],
  );
  const clear = useCallback(() => setFilters(NO_FILTERS), [setFilters]);
  return { filters, setFacet, setFilters, setText, remove, clear };
}

export type FilterState = ReturnType<typeof useFilters>;
