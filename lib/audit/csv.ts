// Fullwidth signs too: some spreadsheets in East Asian locales read them as formulas.
const FORMULA = /^\s*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;
// Where lists are parted by a semicolon, as in most of Europe, our quotes do not hold: a cell may begin inside a name.
// Blanks and quotes before it do not keep it from being one; each separator within those begins a cell of its own.
const INNER_FORMULA = /[;\t\r\n](?=(?:[^\S\t\r\n]|")*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** What one cell of Excel holds, in UTF-16 units: it drops the rest without a word, or spreads it over the rows below. */
const CELL_MAX = 32_767;

/** A text that fits into one cell; what does not is cut with a mark, and with how much there was. */
function fitting(text: string): string {
  if (text.length <= CELL_MAX) return text;
  const mark = `… [CUT: ${text.length.toLocaleString("en")} characters in all]`;
  const cut = text.slice(0, CELL_MAX - mark.length);
  // Half of a sign would be a broken character to whoever reads the file.
  return cut.replace(/[\uD800-\uDBFF]$/, "") + mark;
}

/**
 * A CSV cell, always quoted (RFC 4180). What a spreadsheet could take for a formula gets an apostrophe before it: key
 * names are written by others. NUL ends a cell in some programs, so it is replaced.
 */
export function csvCell(value: string | number): string {
  const text = String(value);
  const formula = typeof value === "string" && FORMULA.test(text);
  const safe = (formula ? `'${text}` : text)
    .replaceAll("\0", "\uFFFD")
    .replaceAll(INNER_FORMULA, "$&'");
  return `"${fitting(safe).replaceAll('"', '""')}"`;
}

// Without it Excel takes UTF-8 for the machine's old code page, and shows "Ã©" for "é".
const BYTE_ORDER_MARK = "\uFEFF";

/** What stands in a cell for all that takes a key's scopes, where those were not read. */
export const NOT_READ = "unknown: not read";

/** A whole CSV file (RFC 4180, UTF-8 with a byte order mark): each export's one way to write one. */
export function csvTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const lines = [header, ...rows].map((cells) => cells.map(csvCell).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}
