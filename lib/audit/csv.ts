// Includes fullwidth signs: some spreadsheets in East Asian locales read them as formulas.
const FORMULA = /^\s*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;
// Where semicolons separate lists, as in most of Europe, our quotes don't hold: a cell may begin inside a name. It may
// still be a formula after blanks and quotes, and each separator within those begins another cell.
const INNER_FORMULA = /[;\t\r\n](?=(?:[^\S\t\r\n]|")*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** The capacity of an Excel cell, in UTF-16 units: Excel silently drops the rest, or spreads it over the rows below. */
const CELL_MAX = 32_767;

/** Text that fits into one cell; longer text is cut, with a mark and the original length. */
function fitting(text: string): string {
  if (text.length <= CELL_MAX) return text;
  const mark = `… [CUT: ${text.length.toLocaleString("en")} characters in all]`;
  const cut = text.slice(0, CELL_MAX - mark.length);
  // Readers of the file would see half a surrogate pair as a broken character.
  return cut.replace(/[\uD800-\uDBFF]$/, "") + mark;
}

/**
 * A CSV cell, always quoted (RFC 4180). An apostrophe precedes what a spreadsheet could take for a formula, since other
 * people write key names. Replaces NUL, which ends a cell in some programs.
 */
export function csvCell(value: string | number): string {
  const text = String(value);
  const formula = typeof value === "string" && FORMULA.test(text);
  const safe = (formula ? `'${text}` : text)
    .replaceAll("\0", "\uFFFD")
    .replaceAll(INNER_FORMULA, "$&'");
  return `"${fitting(safe).replaceAll('"', '""')}"`;
}

// Without it, Excel reads UTF-8 in the machine's legacy code page, and shows "Ã©" for "é".
const BYTE_ORDER_MARK = "\uFEFF";

/** The value of a cell that needs a key's scopes, if those were not read. */
export const NOT_READ = "unknown: not read";

/** A whole CSV file (RFC 4180, UTF-8 with a byte order mark): the one way for every export to write one. */
export function csvTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const lines = [header, ...rows].map((cells) => cells.map(csvCell).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}
