import { actorsIn, type Review, TYPED, type Verdict } from "@/lib/audit/review/review";
import { lookAlikeWarning } from "@/lib/audit/review/rules";
import type { Standing } from "@/lib/audit/review/standing";
import { listed } from "@/lib/audit/words";

/** The possible decisions: their word, their letter, and what they mean. */
export const VERDICT_WORDS: Record<
  Verdict,
  { word: string; done: string; key: string; means: string }
> = {
  retain: { word: "Retain", done: "Retained", key: "r", means: "It stays as it is." },
  reduce: { word: "Reduce", done: "To be reduced", key: "m", means: "It loses scopes." },
  revoke: { word: "Revoke", done: "To be revoked", key: "x", means: "It is to be deleted." },
  investigate: {
    word: "Investigate",
    done: "To be investigated",
    key: "i",
    means: "Not enough is known to decide.",
  },
};

/** What has happened to a key since it was frozen; null when there is nothing to say. */
export const STANDING_WORDS: Record<Standing, string | null> = {
  unchanged: null,
  unknown: null,
  narrowed: "Now holds fewer of these scopes.",
  rescoped: "Its scopes have changed.",
  gone: "It is gone: its account’s fully read list doesn’t include it.",
};

/** What a review's hashes prove, and what they do not: one text for the page and for print. */
export const PROVES =
  "Anyone who recorded this review’s last hash can tell whether anything in it has changed since: a key, a decision, a name, a single letter. The hash doesn’t prove that a name is real, or that what was decided was done.";

/** Whether names were typed or supplied by the proxy in front of the server, and whether two look alike. */
export function namedWords(review: Review): string {
  const warning = lookAlikeWarning(review);
  return warning === null ? sourceWords(review) : `${sourceWords(review)} ${warning}`;
}

function sourceWords(review: Review): string {
  const { acknowledgement } = review;
  const said = [
    ...actorsIn(review),
    ...(acknowledgement === null ? [] : [acknowledgement.acknowledged_by]),
  ];
  const typed = said.filter(({ named_by = TYPED }) => named_by === TYPED).length;
  if (typed === said.length) return "People typed their names: nobody checked who they are.";
  const ways = new Set(
    said.flatMap(({ named_by = TYPED }) => (named_by === TYPED ? [] : named_by)),
  );
  const by = `Names were given by the ${listed(ways)}`;
  return typed === 0 ? `${by}; none were typed.` : `${by}; others were typed.`;
}
