import { findKey } from "./key-search";
import type { Answered } from "./send-bytes";

/** Collects everything the app said, and where. A text heard twice is searched once but counted twice. */
export class Heard {
  private readonly texts = new Map<string, string>();
  /** How many answers came, in total and by status. */
  answers = 0;
  readonly statuses = new Map<number, number>();

  /** Adds something other than an answer: a log, a file, what a page holds. */
  add(where: string, text: string) {
    if (!this.texts.has(text)) this.texts.set(text, where);
  }

  answer(where: string, { status, head, body }: Answered) {
    this.answers += 1;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    this.add(where, head);
    this.add(where, body);
  }

  /** Where any part of the key appeared, and in which form. */
  traces(apiKey: string): string[] {
    // Search all texts at once first, and each one only if that finds something.
    if (findKey(apiKey, [...this.texts.keys()].join("\n")).length === 0) return [];
    return [...this.texts].flatMap(([text, where]) =>
      findKey(apiKey, text).map((form) => `${form} in ${where}`),
    );
  }
}
