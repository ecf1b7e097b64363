"use client";
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { useFilters } from "@/components/filters/use-filters";
import { parseAsText } from "@/components/links/parse-as-text";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { isOfScopes, type Order, SORTS, type Sort } from "@/lib/audit/report/arrange";

const STATE = {
  sort: parseAsStringLiteral(SORTS).withDefault("severity"),
  desc: parseAsBoolean,
  key: parseAsText,
};

/** All state of the list. It is in the URL, so a link shows the same list. */
export function useKeysState() {
  // Separate, so that sorting or opening a key does not filter again.
  const narrowed = useFilters();
  const [{ sort, desc, key }, setState] = useQueryStates(STATE, { history: "push" });
  const order = useMemo<Order>(
    () => ({ sort, descending: desc ?? isOfScopes(sort) }),
    [sort, desc],
  );
  /** Choosing the same column again reverses it. */
  const sortBy = useCallback(
    (next: Sort) => void setState({ sort: next, desc: next === sort ? !order.descending : null }),
    [setState, sort, order],
  );
  /** Opens a key next to the list. While one is open, the next replaces its history entry. */
  const look = useCallback(
    (next: FleetKey | null) =>
      void setState(
        { key: next === null ? null : keyRef(next) },
        { history: key === null ? "push" : "replace" },
      ),
    [setState, key],
  );
  return { ...narrowed, order, key, sortBy, look };
}
