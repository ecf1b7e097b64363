"use client";
import { useSearchParams } from "next/navigation";
import { setUrlState } from "@/components/key/url-state";
import { SORTS, type Sort } from "./arrange";

export type Order = { sort: Sort; descending: boolean };

/** What the list is sorted by, from the URL. A second choice of one column turns it; figures start with the most. */
export function useOrder(): [Order, (sort: Sort) => void] {
  const params = useSearchParams();
  const sort = SORTS.find((each) => each === params.get("sort")) ?? "name";
  const descending = params.get("desc") === "true";
  function choose(next: Sort) {
    const down = next === sort ? !descending : next !== "name";
    setUrlState({ sort: next === "name" ? null : next, desc: down ? "true" : null }, "push");
  }
  return [{ sort, descending }, choose];
}
