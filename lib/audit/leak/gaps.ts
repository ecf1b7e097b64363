// A key in pieces: strings side by side or joined by an operator, and lines, with what a mail, a patch or a comment puts
// at the start of each. A plus, a minus and slashes are base64 too, unless a blank follows.
const QUOTE = "[\"'`]";
const STRINGS = `${QUOTE}\\s*(?:[+.&~|]{1,2}\\s*)?`;
const SIGNS = "(?:[>#|*]|(?://|[+-])[ \\t])(?:[ \\t]*[>#|*]){0,8}[ \\t]*";
const GAP = `${STRINGS}${QUOTE}|[\\r\\n]\\s*(?:${SIGNS})?`;
const BEGUN_OR_GAP = new RegExp(
  `((?:${STRINGS}|[\\r\\n]\\s*(?:${SIGNS}|/{1,2}|[+-])?)$)|${GAP}`,
  "g",
);

/** Finds what stands between the pieces of a text. */
export function gapsIn(text: string): Iterable<RegExpExecArray> {
  return text.matchAll(new RegExp(GAP, "g"));
}

/** Joins the pieces of a text, chunk by chunk. @returns takes the next chunk, without what may become a gap at its end */
export function joiner(): (chunk: string) => string {
  let held = "";
  return (chunk) => {
    const text = held + chunk;
    held = "";
    return text.replace(BEGUN_OR_GAP, (_, begun: string | undefined) => {
      // Blanks count as one, so that what is held stays short however small the chunks are.
      held = begun?.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? "\n" : " ")) ?? "";
      return "";
    });
  };
}
