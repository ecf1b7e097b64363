/** The fields of a JSON object that somebody else wrote. */
export type Fields = Record<string, unknown>;

/** Where a file is not as it should be. Its message is the place in the file. */
export class ParseError extends Error {}

/** @throws ParseError, as all readers here, when the value is something else */
export function fields(value: unknown, at: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ParseError(at);
  return { ...value };
}

/** A review has six: file, snapshot, shapes, shape, scopes, scope. A newer version's may have more, and is told so. */
const LEVELS = 16;

/**
 * The fields of a whole file. What is nested deeper than any file of ours is refused before anything walks into it: to
 * write it out again, for its hash, would use up the stack.
 */
export function fieldsOfFile(parsed: unknown): Fields {
  let level = [parsed];
  for (let depth = 0; depth < LEVELS; depth += 1) {
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
  }
  if (level.length > 0) throw new ParseError("");
  return fields(parsed, "");
}

export function text(value: unknown, at: string): string {
  if (typeof value !== "string") throw new ParseError(at);
  return value;
}

/** A whole number from 0 on. */
export function whole(value: unknown, at: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new ParseError(at);
  return value;
}

export function orNull<T>(read: (value: unknown, at: string) => T) {
  return (value: unknown, at: string) => (value === null ? null : read(value, at));
}

export function list<T>(value: unknown, at: string, read: (each: unknown, at: string) => T): T[] {
  if (!Array.isArray(value)) throw new ParseError(at);
  return value.map((each, index) => read(each, `${at}[${index}]`));
}

/** The last epoch ms that is a date: a later one would break whatever writes it out. */
const LAST_MS = 8_640_000_000_000_000;

/** A time in epoch ms. */
export function moment(value: unknown, at: string): number {
  const ms = whole(value, at);
  if (ms > LAST_MS) throw new ParseError(at);
  return ms;
}
