import { RE2JS, RE2JSException } from "re2js";

/** Steps of a compiled pattern: a name takes this many for each letter, and there may be 20,000 names. */
const MAX_STEPS = 5_000;

type Read = { ok: true; test: (name: string) => boolean } | { ok: false; problem: string };

/**
 * Tests names against a regular expression in RE2's syntax. It takes linear time for any pattern: JavaScript's own
 * could take hours on thirty characters, and other people choose the names.
 */
export function nameTest(pattern: string): Read {
  try {
    const compiled = RE2JS.compile(pattern);
    if (compiled.programSize() > MAX_STEPS) {
      return {
        ok: false,
        problem: "This regular expression takes too many steps: use fewer repetitions.",
      };
    }
    return { ok: true, test: (name) => compiled.test(name) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const why = error.message.replace(/^error parsing regexp: /, "");
    return { ok: false, problem: `This is not a regular expression in RE2 syntax: ${why}.` };
  }
}
