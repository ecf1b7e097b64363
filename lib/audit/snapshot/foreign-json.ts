/** The fields of a JSON object that somebody else wrote. */
export type Fields = Record<string, unknown>;

/** Where a file is not as it should be. Its message is the place in the file. */
export class ParseError extends Error {}

/** Reads what somebody else wrote, at a place of the file. @throws ParseError where it is something else */
export type Read<T> = (value: unknown, at: string) => T;

/** The fields of an object. @throws ParseError */
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

type Readers = Readonly<Record<string, Read<unknown>>>;
type MayBeMissing<R extends Readers> = {
  [Field in keyof R]: undefined extends ReturnType<R[Field]> ? Field : never;
}[keyof R];
type Flat<T> = { [Field in keyof T]: T[Field] };
type Recorded<R extends Readers> = Flat<
  { -readonly [Field in Exclude<keyof R, MayBeMissing<R>>]: ReturnType<R[Field]> } & {
    -readonly [Field in MayBeMissing<R>]?: ReturnType<R[Field]>;
  }
>;

/** An object by its fields, in this order: what is hashed is the text. Whatever else it has is dropped. */
export function record<const R extends Readers>(readers: R): Read<Recorded<R>> {
  const named = Object.entries<Read<unknown>>(readers);
  return (value, at) => {
    const file = fields(value, at);
    const read: Fields = {};
    for (const [name, reader] of named) {
      const field = reader(file[name], at === "" ? name : `${at}.${name}`);
      if (field !== undefined) read[name] = field;
    }
    // Each of its fields was read by its own reader.
    return read as Recorded<R>;
  };
}

/** Any text, empty too. */
export const text: Read<string> = (value, at) => {
  if (typeof value !== "string") throw new ParseError(at);
  return value;
};

/** `true` or `false`. */
export const truth: Read<boolean> = (value, at) => {
  if (typeof value !== "boolean") throw new ParseError(at);
  return value;
};

/** A whole number from 0 on. */
export const whole: Read<number> = (value, at) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new ParseError(at);
  return value;
};

/** The last epoch ms that is a date: a later one would break whatever writes it out. */
const LAST_MS = 8_640_000_000_000_000;

/** A time in epoch ms. */
export const moment: Read<number> = (value, at) => {
  const ms = whole(value, at);
  if (ms > LAST_MS) throw new ParseError(at);
  return ms;
};

/** One of the values that are known here. */
export function oneOf<const T>(known: readonly T[]): Read<T> {
  return (value, at) => {
    const found = known.find((each) => each === value);
    if (found === undefined) throw new ParseError(at);
    return found;
  };
}

/** What `read` takes, or `null`. */
export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, at) => (value === null ? null : read(value, at));
}

/** A field that earlier versions did not have: it may be missing. */
export function ifThere<T>(read: Read<T>): Read<T | undefined> {
  return (value, at) => (value === undefined ? undefined : read(value, at));
}

/** A list of what `read` takes; an error names the place in the list. */
export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new ParseError(at);
    return value.map((each, index) => read(each, `${at}[${index}]`));
  };
}
