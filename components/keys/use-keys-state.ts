"use client";
import { parseAsArrayOf, parseAsBoolean, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { parseAsText } from "@/components/links/parse-as-text";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { isOfScopes, type Order, SORTS, type Sort } from "./arrange";
import { type Facet, READ_STATES } from "./facets";
import type { Filters } from "./filters";
import { VIEWS, type View } from "./views";

const list = parseAsArrayOf(parseAsText).withDefault([]);

const STATE = {
  q: parseAsText.withDefault(""),
  type: list,
  effect: list,
  severity: list,
  group: list,
  scope: list,
  shape: list,
  account: list,
  rule: list,
  view: parseAsArrayOf(parseAsStringLiteral([...VIEWS, ...READ_STATES])).withDefault([]),
  sort: parseAsStringLiteral(SORTS).withDefault("severity"),
  desc: parseAsBoolean,
  key: parseAsText,
};

const isReadState = (value: string) => READ_STATES.some((state) => state === value);
const orNull = <T>(values: readonly T[]) => (values.length === 0 ? null : [...values]);

export type ViewChoice = View | "not-read";

/** Everything that decides what the list shows. It is all in the address: a link shows the same list. */
export function useKeysState() {
  const [state, setState] = useQueryStates(STATE, { history: "push" });
  const { q, type, effect, severity, group, scope, shape, account, rule, view, sort, desc, key } =
    state;
  const filters = useMemo<Filters>(() => {
    const [views, read] = [view.filter((each) => !isReadState(each)), view.filter(isReadState)];
    const values = { type, effect, severity, group, scope, shape, account, rule };
    return { text: q, ...values, view: views, read };
  }, [q, type, effect, severity, group, scope, shape, account, rule, view]);
  const order = useMemo<Order>(
    () => ({ sort, descending: desc ?? isOfScopes(sort) }),
    [sort, desc],
  );

  const setFacet = useCallback(
    (facet: Facet, values: readonly string[]) => {
      if (facet !== "view" && facet !== "read") return void setState({ [facet]: orNull(values) });
      const other = view.filter((each) => isReadState(each) === (facet === "view"));
      const own = [...VIEWS, ...READ_STATES].filter((each) => values.includes(each));
      void setState({ view: orNull([...other, ...own]) });
    },
    [setState, view],
  );
  /** A view takes the place of the one before: "not read" too, which no view can hold keys of. */
  const setView = useCallback(
    (next: ViewChoice | null) => void setState({ view: next === null ? null : [next] }),
    [setState],
  );
  const setText = useCallback(
    (text: string) => void setState({ q: text === "" ? null : text }, { history: "replace" }),
    [setState],
  );
  /** A second choice of the same column turns it. */
  const sortBy = useCallback(
    (next: Sort) => void setState({ sort: next, desc: next === sort ? !order.descending : null }),
    [setState, sort, order],
  );
  const clear = useCallback(() => {
    const none = {
      type: null,
      effect: null,
      severity: null,
      group: null,
      scope: null,
      shape: null,
    };
    void setState({ q: null, ...none, account: null, rule: null, view: null });
  }, [setState]);
  /** Opens a key beside the list; while one is open, the next takes its place in the history. */
  const look = useCallback(
    (next: FleetKey | null) =>
      void setState(
        { key: next === null ? null : keyRef(next) },
        { history: key === null ? "push" : "replace" },
      ),
    [setState, key],
  );
  return { filters, order, key, setFacet, setView, setText, sortBy, clear, look };
}
