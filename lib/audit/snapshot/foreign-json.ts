/** The fields of a JSON object that somebody else wrote. */
export type Fields = Record<string, unknown>;

/** A parse error in a file. Its message is the place in the file. */
export class ParseError extends Error {}

/** Parses foreign data at a place in the file. @throws ParseError if it has another form */
export type Read<T> = (value: unknown, at: string) => T;

/** The fields of an object. @throws ParseError */
export function fields(value: unknown, at: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ParseError(at);
  return { ...value };
}

/**
 * A review nests six levels: file, snapshot, shapes, shape, scopes, scope. A newer version may nest deeper, and gets
 * its own message.
 */
const LEVELS = 16;

/**
 * The fields of a whole file. Refuses nesting deeper than any file of ours before anything recurses into it: writing it
 * out again for its hash would overflow the stack.
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

/** Parses an object by its fields, in this order, since the hash covers the text. Drops any other field. */
export function record<const R extends Readers>(readers: R): Read<Recorded<R>> {
  const named = Object.entries<Read<unknown>>(readers);
  return (value, at) => {
    const file = fields(value, at);
    const read: Fields = {};
    for (const [name, reader] of named) {
      const field = reader(file[name], at === "" ? name : `${at}.${name}`);
      if (field !== undefined) read[name] = field;
    }
    // Each field's own reader parsed it.
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

/** A whole number, 0 or more. */
export const whole: Read<number> = (value, at) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new ParseError(at);
  return value;
};

/** The last epoch ms that is a valid date: formatting a later one would throw. */
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

/** A field that earlier versions lack: it may be missing. */
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
