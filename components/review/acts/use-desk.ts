"use client";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { narrow } from "@/components/filters/filters";
import { useFilters } from "@/components/filters/use-filters";
import { parseAsText } from "@/components/links/parse-as-text";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { arrange } from "@/lib/audit/report/arrange";
import { type Review, standingDecisions } from "@/lib/audit/review/review";
import { standingsIn } from "@/lib/audit/review/standing";
import { useOutcomes } from "./use-outcomes";
import { type QueueRow, useQueueRows } from "./use-queue-rows";

export const SHOWN = ["undecided", "all"] as const;
export type Shown = (typeof SHOWN)[number];

export const ORDERS = ["urgency", "severity", "exposure", "name", "account"] as const;
export type QueueOrder = (typeof ORDERS)[number];

const STATE = {
  key: parseAsText,
  order: parseAsStringLiteral(ORDERS).withDefault("urgency"),
  show: parseAsStringLiteral(SHOWN),
};

/**
 * The working state of a review: decisions, the filtered list and the current key. All state is in the URL.
 * @param before the review before it, if there is one
 */
export function useDesk(review: Review, now: Fleet, before: Review | null) {
  const [{ key: address, show: chosen, order }, setState] = useQueryStates(STATE, {
    history: "replace",
  });
  const narrowed = useFilters();
  const { decisions } = review;
  const outcomes = useOutcomes(review, now, before);
  const { population, rows } = useQueueRows(review, outcomes);
  const decided = useMemo(() => standingDecisions({ decisions }), [decisions]);
  // During a scan, a key that is not read yet is not gone.
  const isOver = now.finishedAtMs !== null;
  const standingOf = useMemo(
    () => (isOver ? standingsIn(now) : () => "unknown" as const),
    [isOver, now],
  );
  const keys = useMemo(() => inOrder(rows, order), [rows, order]);
  const undecided = keys.length - decided.size;
  // With nothing undecided, show every decision: the reviewer comes to sign off.
  const show = chosen ?? (undecided === 0 ? "all" : "undecided");
  const filters = useDeferredValue(narrowed.filters);
  const found = useMemo(() => narrow(keys, filters), [keys, filters]);
  const shown = useMemo(
    () => (show === "all" ? found : found.filter(({ ref }) => !decided.has(ref))),
    [found, decided, show],
  );
  const atHand = useMemo(
    () => keys.find(({ ref }) => ref === address) ?? shown[0] ?? keys[0] ?? null,
    [keys, shown, address],
  );

  const look = ({ ref }: QueueRow) => void setState({ key: ref });
  /** Moves through the filtered list, even from a key that is no longer in it. */
  const step = (by: 1 | -1) => {
    const inList = new Set(shown);
    const place = atHand === null ? -1 : keys.indexOf(atHand);
    for (let at = place + by; at >= 0 && at < keys.length; at += by) {
      const next = keys[at];
      if (next !== undefined && inList.has(next)) return look(next);
    }
  };
  /** Goes to the next undecided key in the list outside `done`, wrapping at the end. */
  const goOn = (done: ReadonlySet<string>) => {
    const inList = new Set(found);
    const last = atHand === null ? -1 : keys.indexOf(atHand);
    const rest = [...keys.slice(last + 1), ...keys.slice(0, last + 1)];
    const isLeft = ({ ref }: QueueRow) => !decided.has(ref) && !done.has(ref);
    const next = rest.find((each) => inList.has(each) && isLeft(each)) ?? rest.find(isLeft);
    if (next !== undefined) look(next);
  };
  return {
    population,
    outcomes,
    keys,
    decided,
    undecided,
    standingOf,
    filters,
    narrowed,
    shown,
    show,
    setShow: (next: Shown) => void setState({ show: next }),
    order,
    setOrder: (next: QueueOrder) => void setState({ order: next }),
    atHand,
    look,
    step,
    goOn,
  };
}

export type Desk = ReturnType<typeof useDesk>;

/** The keys in the order of review. `urgency` is the order of the rows as given. */
function inOrder(rows: readonly QueueRow[], order: QueueOrder): readonly QueueRow[] {
  if (order === "urgency") return rows;
  const isGrade = order === "severity" || order === "exposure";
  return arrange(rows, { sort: order, descending: isGrade });
}
