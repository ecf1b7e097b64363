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

/** Everything that decides what the list shows. It is all in the address: a link shows the same list. */
export function useKeysState() {
  // Apart from the rest, so that what is only ordered or looked at is not filtered again.
  const narrowed = useFilters();
  const [{ sort, desc, key }, setState] = useQueryStates(STATE, { history: "push" });
  const order = useMemo<Order>(
    () => ({ sort, descending: desc ?? isOfScopes(sort) }),
    [sort, desc],
  );
  /** A second choice of the same column turns it. */
  const sortBy = useCallback(
    (next: Sort) => void setState({ sort: next, desc: next === sort ? !order.descending : null }),
    [setState, sort, order],
  );
  /** Opens a key beside the list; while one is open, the next takes its place in the history. */
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
