import { DAY_MS, dayOf } from "../day";
import type { Fleet } from "../fleet/fleet";
import { countOf, listedUpTo } from "../words";
import { carriedOver, HOLDS_DAYS, isAhead, isExpired } from "./carried";
import { populationOf } from "./population";
import { type Review, standingDecisions } from "./review";
import { isLapsed, standingsIn } from "./standing";

/** How many keys to name, each by its id. */
const NAMED = 3;

/**
 * Why a review of these keys is overdue, a sentence each; empty if it isn't. Unread data proves nothing, and so is no
 * reason.
 * @param last the newest signed-off review; null if there is none
 */
export function overdueReasons(last: Review | null, now: Fleet, nowMs: number): string[] {
  if (last === null || last.acknowledgement === null) {
    return ["No review of these keys has been signed off."];
  }
  const reasons: string[] = [];
  const { acknowledged_at_ms } = last.acknowledgement;
  if (isAhead(acknowledged_at_ms, nowMs)) {
    const day = dayOf(acknowledged_at_ms);
    reasons.push(
      `The last review was signed off on ${day}, which is yet to come: check the clocks.`,
    );
  } else if (isExpired(acknowledged_at_ms, nowMs)) {
    const days = Math.floor((nowMs - acknowledged_at_ms) / DAY_MS);
    reasons.push(
      `The last review was signed off ${countOf(days, "day")} ago; that holds for ${HOLDS_DAYS}.`,
    );
  }
  const lapsed = lapsedIds(last, now);
  if (lapsed.length > 0) {
    reasons.push(
      `Scopes of ${countOf(lapsed.length, "key")} have changed since the last review: ${listedUpTo(NAMED, lapsed)}.`,
    );
  }
  for (const { decision, state, isOverdue, words } of carriedOver(last, now, { nowMs }).values()) {
    if (!isOverdue || state !== "open") continue;
    reasons.push(`${decision.decision} ${decision.api_key_id}: ${words}.`);
  }
  return reasons;
}

function lapsedIds(last: Review, now: Fleet): string[] {
  const standingOf = standingsIn(now);
  const decisions = standingDecisions(last);
  return populationOf(last).keys.flatMap((one) => {
    const decision = decisions.get(one.ref);
    const hasLapsed = decision !== undefined && isLapsed(decision, standingOf(one));
    return hasLapsed ? [one.key.api_key_id] : [];
  });
}
