import type { LastMail } from "./last-mail";

/** Keys of which at least one has sent, and when the newest message was; null: the time was unreadable. */
export type Group = { ids: readonly string[]; lastEventMs: number | null; askedAtMs: number };

/**
 * Finds which of many keys have sent, in few questions: each asks about a group, and learns its newest message but not
 * whose it is. A silent group is done; one that has sent is halved until a single key is left.
 */
export type MailSearch = {
  /** Keys that nothing is known about. */
  open: readonly string[];
  groups: readonly Group[];
  /** How many open keys to ask about together: halved after a group that has sent, doubled after a silent one. */
  size: number;
  /** The most keys that a question names: lowered after SendGrid refused this many together. */
  most: number;
  /** Whether any question was answered: a later refusal is then about the named keys, not the whole account. */
  isAnswered: boolean;
};

/** As many ids, in two spellings, as an address can carry: 3 kB of them. */
export const MOST_TOGETHER = 50;

/** A key that an answer settled: nothing more to learn about it. */
export type Settled = { api_key_id: string; mail: LastMail };

/** The next state of the search, and the keys that are now settled. */
export type Step = { search: MailSearch; settled: Settled[] };

/** Starts a search among keys that nothing is known about. @param ids each once */
export function beginSearch(ids: readonly string[]): MailSearch {
  const size = MOST_TOGETHER;
  return { open: ids, groups: [], size, most: size, isAnswered: false };
}

/** The keys to ask about next, together; null when all are settled. */
export function nextQuestion({
  open,
  groups: [group],
  size,
  most,
}: MailSearch): readonly string[] | null {
  if (group !== undefined) {
    return group.ids.slice(0, Math.min(Math.ceil(group.ids.length / 2), most));
  }
  return open.length === 0 ? null : open.slice(0, Math.min(size, most));
}

/** The keys that are not settled yet. */
export function unsettled({ open, groups }: MailSearch): string[] {
  return [...open, ...groups.flatMap(({ ids }) => ids)];
}

/** Settles these keys with the same answer. */
export const settledAs = (mail: LastMail, ids: readonly string[]): Settled[] =>
  ids.map((api_key_id) => ({ api_key_id, mail }));
