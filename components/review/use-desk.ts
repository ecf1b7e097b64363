"use client";
import { parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { parseAsText } from "@/components/links/parse-as-text";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { populationOf, type ReviewKey } from "@/lib/audit/review/population";
import { type Review, standingDecisions } from "@/lib/audit/review/review";
import { isLapsed, standingsIn } from "@/lib/audit/review/standing";

export const SHOWN = ["undecided", "all"] as const;
export type Shown = (typeof SHOWN)[number];

const STATE = {
  key: parseAsText,
  show: parseAsStringLiteral(SHOWN).withDefault("undecided"),
};

/** A review as it is worked on: what is decided, the list as it is narrowed, and the key at hand. All state is in the URL. */
export function useDesk(review: Review, now: Fleet) {
  const [{ key: address, show }, setState] = useQueryStates(STATE, { history: "replace" });
  const { snapshot, opening, decisions } = review;
  const population = useMemo(() => populationOf({ snapshot, opening }), [snapshot, opening]);
  const decided = useMemo(() => standingDecisions({ decisions }), [decisions]);
  const isOver = now.finishedAtMs !== null;
  // While keys are being read, what is not there yet is not gone.
  const standingOf = useMemo(
    () => (isOver ? standingsIn(now) : () => "unknown" as const),
    [isOver, now],
  );
  const lapsed = useMemo(
    () =>
      population.keys.filter((each) => {
        const decision = decided.get(each.ref);
        return decision !== undefined && isLapsed(decision, standingOf(each));
      }).length,
    [population, decided, standingOf],
  );
  const shown = useMemo(
    () =>
      show === "all" ? population.keys : population.keys.filter(({ ref }) => !decided.has(ref)),
    [population, decided, show],
  );
  const { keys } = population;
  const atHand = useMemo(
    () => keys.find(({ key }) => keyRef(key) === address) ?? shown[0] ?? keys[0] ?? null,
    [keys, shown, address],
  );

  const look = (one: ReviewKey) => void setState({ key: keyRef(one.key) });
  /** The next key of the list as it is narrowed, also from one that is no longer in it. */
  const step = (by: 1 | -1) => {
    const inList = new Set(shown);
    const place = atHand === null ? -1 : keys.indexOf(atHand);
    for (let at = place + by; at >= 0 && at < keys.length; at += by) {
      const next = keys[at];
      if (next !== undefined && inList.has(next)) return look(next);
    }
  };
  /** Goes on to the next key that none of these is, and that has no decision; from the last back to the first. */
  const goOn = (done: readonly ReviewKey[]) => {
    const last = atHand === null ? -1 : keys.indexOf(atHand);
    const rest = [...keys.slice(last + 1), ...keys.slice(0, last + 1)];
    const next = rest.find((each) => !decided.has(each.ref) && !done.includes(each));
    if (next !== undefined) look(next);
  };
  return {
    population,
    decided,
    undecided: keys.length - decided.size,
    lapsed,
    standingOf,
    shown,
    show,
    setShow: (next: Shown) => void setState({ show: next }),
    atHand,
    look,
    step,
    goOn,
  };
}

export type Desk = ReturnType<typeof useDesk>;
