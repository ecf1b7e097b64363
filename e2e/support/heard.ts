import { findKey } from "./key-search";
import type { Answered } from "./send-bytes";

/** Everything that was heard of the app, by where. The same text heard twice is searched once, and counted twice. */
export class Heard {
  private readonly texts = new Map<string, string>();
  /** Answers heard, and how many of each status. */
  answers = 0;
  readonly statuses = new Map<number, number>();

  /** What is not an answer: a log, a file, what a page holds. */
  add(where: string, text: string) {
    if (!this.texts.has(text)) this.texts.set(text, where);
  }

  answer(where: string, { status, head, body }: Answered) {
    this.answers += 1;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    this.add(where, head);
    this.add(where, body);
  }

  /** Where any part of the key was heard, and in which form. */
  traces(apiKey: string): string[] {
    // Together first: no text is searched by itself unless there is something to find.
    if (findKey(apiKey, [...this.texts.keys()].join("\n")).length === 0) return [];
    return [...this.texts].flatMap(([text, where]) =>
      findKey(apiKey, text).map((form) => `${form} in ${where}`),
    );
  }
}
