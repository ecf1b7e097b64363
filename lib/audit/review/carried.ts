import { splitScopes } from "../catalogue/catalogue";
import { DAY_MS, dayOf, daysUntil } from "../day";
import { effectsOf } from "../effects/effects";
import type { Fleet } from "../fleet/fleet";
import type { Interval } from "../interval";
import { type KeyRef, keyRef } from "../key-ref";
import { countOf, listed } from "../words";
import { type Decision, type Review, standingDecisions } from "./review";

/** How many days a sign-off holds. */
export const HOLDS_DAYS = 90;
/** How many scopes to name, most harmful first. */
const NAMED = 2;

/** Whether a sign-off lies in the future: a clock was wrong, and nothing tells its real age. */
export function isAhead(signedOffMs: number, nowMs: number): boolean {
  // Two machines' clocks may differ by their time zones at most.
  return signedOffMs - nowMs > DAY_MS;
}

/** Whether a sign-off has expired, or has no age that can be told. */
export function isExpired(signedOffMs: number, nowMs: number): boolean {
  return nowMs - signedOffMs > HOLDS_DAYS * DAY_MS || isAhead(signedOffMs, nowMs);
}

/** What a review decided on a key, and what the newest scan proves was done about it. */
export type Carried = {
  decision: Decision;
  /** `none`: there was nothing to do. `unknown`: its account, or the key, was not read. */
  state: "done" | "open" | "unknown" | "none";
  /** The proof in a few words: "gone: not in the list of 2026-05-03". */
  words: string;
  /** Its due date has passed. */
  isOverdue: boolean;
};

type Known = {
  /** Epoch ms. */
  nowMs: number;
  /** When keys disappeared, as the history proves. */
  gone?: ReadonlyMap<KeyRef, Interval> | undefined;
};

/** What the last review decided, and what has happened since. Includes keys that are gone. */
export function carriedOver(
  review: Review,
  now: Fleet,
  { nowMs, gone }: Known,
): ReadonlyMap<KeyRef, Carried> {
  const { keys, shapes } = review.snapshot;
  const shapeOf = new Map(keys.map((key) => [keyRef(key), key.shape]));
  const held = new Map(now.keys.map((key) => [keyRef(key), key.shape]));
  const carried = [...standingDecisions(review)].map(([ref, decision]): [KeyRef, Carried] => {
    const shape = shapeOf.get(ref) ?? null;
    const outcome = outcomeOf({
      decision,
      before: shape === null ? null : (shapes[shape]?.scopes ?? null),
      after: () => scopesNow(held.get(ref), now),
      isListed: held.has(ref),
      gone: goneWords(decision, now, gone?.get(ref)),
    });
    const isLate = decision.due !== undefined && (daysUntil(decision.due, nowMs) ?? 0) < 0;
    const isOverdue = isLate && (outcome.state === "open" || outcome.state === "unknown");
    const words = isOverdue ? `${outcome.words}, overdue since ${decision.due}` : outcome.words;
    return [ref, { decision, ...outcome, words, isOverdue }];
  });
  return new Map(carried);
}

type Facts = {
  decision: Decision;
  /** Its scopes when decided, and now; null: not read. The latter are looked up only if they matter. */
  before: readonly string[] | null;
  after: () => readonly string[] | null;
  isListed: boolean;
  /** The proof that it is gone; null if nothing proves that. */
  gone: string | null;
};

function outcomeOf({ decision: { decision }, before, after: scopesOf, isListed, gone }: Facts) {
  const is = (state: Carried["state"], words: string) => ({ state, words });
  if (decision === "retain") return is("none", "");
  if (!isListed)
    return gone === null ? is("unknown", "its account was not read in full") : is("done", gone);
  if (decision === "revoke") return is("open", "still there");
  if (decision === "investigate") return is("open", "still there, and nobody has decided");
  const after = scopesOf();
  if (after === null || before === null) return is("unknown", "its scopes were not read");
  const kept = new Set(after);
  const had = new Set(before);
  const gained = after.filter((scope) => !had.has(scope));
  if (gained.length > 0) return is("open", `has got ${scopeWords(gained)}`);
  const lost = before.filter((scope) => !kept.has(scope));
  const still = after.length === 0 ? "has no scope left" : `still has ${scopeWords(after)}`;
  return lost.length === 0 ? is("open", still) : is("done", `lost ${scopeWords(lost)}, ${still}`);
}

function scopesNow(shape: number | null | undefined, now: Fleet): readonly string[] | null {
  const scopes = shape === null || shape === undefined ? undefined : now.shapes.get(shape);
  return scopes === undefined ? null : splitScopes(scopes).real;
}

function goneWords({ account }: Decision, now: Fleet, when: Interval | undefined): string | null {
  // A list that was not fully read proves nothing about a key that is missing from it.
  if (now.accounts.get(account)?.status !== "read" || now.finishedAtMs === null) return null;
  if (when !== undefined) return `gone since ${dayOf(when.byMs)}`;
  return `gone: not in the list of ${dayOf(now.finishedAtMs)}`;
}

/** "mail.send, api_keys.create and 3 more": the most harmful first. */
function scopeWords(scopes: readonly string[]): string {
  const harmful = effectsOf(scopes).flatMap(({ rules }) => rules.flatMap((rule) => rule.scopes));
  const sorted = [...new Set([...harmful, ...scopes])];
  const more = sorted.length - NAMED;
  const named = sorted.slice(0, more === 1 ? NAMED + 1 : NAMED);
  return listed(more > 1 ? [...named, `${countOf(more, "more", "more")}`] : named);
}
