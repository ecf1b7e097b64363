"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { Actor } from "@/components/review/people/use-actor";
import type { ReviewKey } from "@/lib/audit/review/population";
import {
  type Decision,
  headOf,
  plainWords,
  type Review,
  type Verdict,
} from "@/lib/audit/review/review";
import { postDecision, postSignOff, reviewQuery, reviewsQuery } from "@/lib/queries/reviews";
import { failureWords, hasMovedOn, type Outcome, sendDecision } from "./send-decision";

/** The most keys that one act may decide together with the current key: the limit of one call. */
export const MOST_TOGETHER = 2_000;

export type Said = {
  decision: Verdict;
  rationale: string;
  ticket: string | null;
  due: string | null;
  /** How long the reviewer looked at the key. */
  seconds: number;
};

/** The actions on a stored review, in one person's name. */
export function useActs(
  id: string,
  { person, said: by }: Actor,
  follow: () => Promise<Review | undefined>,
) {
  const client = useQueryClient();
  const held = () => client.getQueryData(reviewQuery(id).queryKey);

  /** Decides on keys in one act: see {@link sendDecision}. */
  async function decide([one, ...others]: readonly ReviewKey[], what: Said): Promise<Outcome> {
    const review = held();
    if (one === undefined || review === undefined) {
      return { ok: false, why: "There is no key to decide on.", first: null };
    }
    const refs = new Set([one, ...others].map(({ ref }) => ref));
    const more = others.length === 0 ? {} : { also: others.map(placeOf) };
    const body = { ...placeOf(one), ...more, ...what, ...by, together: refs.size };
    const post = (previous: string) => postDecision(id, { ...body, previous });
    const rationale = plainWords(what.rationale);
    const isSaid = (each: Decision) =>
      each.decision === what.decision &&
      each.rationale === rationale &&
      each.reviewer.name === person?.name;
    return sendDecision(review, refs, { isSaid, post, follow });
  }

  /**
   * Signs off the review.
   * @returns why it failed; null when it succeeded
   */
  async function signOff(): Promise<string | null> {
    const review = held();
    if (review === undefined) return null;
    try {
      await postSignOff(id, { head: headOf(review), ...by });
      await follow().catch(() => undefined);
      await client.invalidateQueries({ queryKey: reviewsQuery("all").queryKey });
      return null;
    } catch (error) {
      if (hasMovedOn(error)) await follow().catch(() => undefined);
      return failureWords(error);
    }
  }
  return { decide, signOff };
}

export type Acts = ReturnType<typeof useActs>;

const placeOf = ({ key: { account, api_key_id } }: ReviewKey) => ({ account, api_key_id });
