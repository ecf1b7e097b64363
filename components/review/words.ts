import type { Verdict } from "@/lib/audit/review/review";
import type { Standing } from "@/lib/audit/review/standing";

/** What can be decided: its word, the letter that chooses it, and what it means. */
export const VERDICT_WORDS: Record<
  Verdict,
  { word: string; done: string; key: string; means: string }
> = {
  retain: { word: "Retain", done: "Retained", key: "r", means: "It stays as it is." },
  reduce: { word: "Reduce", done: "To be reduced", key: "m", means: "It loses scopes." },
  revoke: { word: "Revoke", done: "To be revoked", key: "x", means: "It is deleted." },
  investigate: {
    word: "Investigate",
    done: "To be investigated",
    key: "i",
    means: "Not known well enough to say.",
  },
};

/** What has become of a key since it was frozen; null where there is nothing to say. */
export const STANDING_WORDS: Record<Standing, string | null> = {
  unchanged: null,
  unknown: null,
  narrowed: "Now holds fewer of these scopes.",
  rescoped: "Its scopes are others now.",
  gone: "It is gone: its account’s list, read to the end, does not hold it.",
};
