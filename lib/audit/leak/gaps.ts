// A key in pieces: strings side by side or joined by an operator, and lines, with the prefixes that mail, patches or
// comments put on each. A plus, a minus and slashes are base64 too, unless a blank follows.
const QUOTE = "[\"'`]";
const STRINGS = `${QUOTE}\\s*(?:[+.&~|]{1,2}\\s*)?`;
const SIGNS = "(?:[>#|*]|(?://|[+-])[ \\t])(?:[ \\t]*[>#|*]){0,8}[ \\t]*";
const GAP = `${STRINGS}${QUOTE}|[\\r\\n]\\s*(?:${SIGNS})?`;
const BEGUN_OR_GAP = new RegExp(
  `((?:${STRINGS}|[\\r\\n]\\s*(?:${SIGNS}|/{1,2}|[+-])?)$)|${GAP}`,
  "g",
);

/** Finds the gaps between the pieces of a text. */
export function gapsIn(text: string): Iterable<RegExpExecArray> {
  return text.matchAll(new RegExp(GAP, "g"));
}

/**
 * Joins the pieces of a text, chunk by chunk. @returns takes the next chunk, and holds back a possible gap at its end
 */
export function joiner(): (chunk: string) => string {
  let held = "";
  return (chunk) => {
    const text = held + chunk;
    held = "";
    return text.replace(BEGUN_OR_GAP, (_, begun: string | undefined) => {
      // Counts a run of blanks as one, so that what it holds back stays short however small the chunks.
      held = begun?.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? "\n" : " ")) ?? "";
      return "";
    });
  };
}
