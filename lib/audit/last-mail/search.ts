import type { LastMail } from "./last-mail";

/** Keys of which at least one has sent, and when the newest of them did; null: the time could not be read. */
export type Group = { ids: readonly string[]; lastEventMs: number | null; askedAtMs: number };

/**
 * Finds which of many keys have sent, with few questions: one question asks for a group, and is told of its newest message,
 * but not by which key. A silent group is done with; one that has sent is halved until the key is alone.
 */
export type MailSearch = {
  /** Keys that nothing is known of. */
  open: readonly string[];
  groups: readonly Group[];
  /** How many open keys are asked for together: half as many once a group has sent, twice as many once one has not. */
  size: number;
  /** The most keys that a question names: fewer once so many were refused together. */
  most: number;
  /** Whether any question was answered: then a refusal is of what it named, not of the whole account. */
  isAnswered: boolean;
};

/** As many ids, in two spellings, as an address can carry: 3 kB of it. */
export const MOST_TOGETHER = 50;

/** What an answer settles: of these keys all is known. */
export type Settled = { api_key_id: string; mail: LastMail };

/** The search as it goes on, and which keys that settles. */
export type Step = { search: MailSearch; settled: Settled[] };

/** A search among keys of which nothing is known. @param ids each once */
export function beginSearch(ids: readonly string[]): MailSearch {
  const size = MOST_TOGETHER;
  return { open: ids, groups: [], size, most: size, isAnswered: false };
}

/** The keys to ask for next, together; null when all is known. */
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

/** Keys that are settled alike. */
export const settledAs = (mail: LastMail, ids: readonly string[]): Settled[] =>
  ids.map((api_key_id) => ({ api_key_id, mail }));
