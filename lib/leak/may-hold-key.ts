// What may separate two characters of a key until it is undone: gaps, escape signs, invisible characters.
const BETWEEN = "[^A-TVWYZa-mo-qsvwyz1346789]";
const j = `${BETWEEN}{0,24}`;

/** A character, as itself or escaped in hex, decimal or octal, at any depth. */
function spelled(char: string, hex: string, decimal: string, octal: string): string {
  const inHex = `${hex}(?<=(?:[%=xXuU{0]|25|&#x)${hex})`;
  const [inDecimal, inOctal] = [`${decimal}(?<=[#0]${decimal})`, `${octal}(?<=\\\\${octal})`];
  return `(?:${char}|${inHex}|${inDecimal}|${inOctal})`;
}

const DOT = `(?:\\.|2[eE]|46|056|period|dot)`;
const PLAIN = [spelled("S", "53", "83", "123"), spelled("G", "47", "71", "107"), DOT].join(j);
const signs = (text: string, last: string) => [...text.split(""), last].join(`${BETWEEN}{0,12}`);
const BASE64 = [
  signs("U0c", "u"),
  signs("NHL", "[g-v]"),
  signs("TRy", "[4-7]"),
  signs("UwBHAC", "[4-7]"),
  signs("MARwA", "u"),
  signs("TAEcAL", "[g-v]"),
];
const HEX = [..."53472".split(""), "[eE]"].join("[^1-9A-Za-wyz]{0,12}");
const k = "[^0-9A-Za-z]{1,12}(?:0[^0-9A-Za-z]{1,12})?";
const DECIMAL = ["83", "71", "46"].join(k);
// So densely escaped that any of the above may be there. Spelled out, which runs ten times as fast as a repetition.
const DENSE = ["%HH", "\\\\xHH", "\\\\u00HH", "&#x?HH\\d?;"]
  .map((spelling) => spelling.replace("HH", "[\\da-fA-F]{2}").repeat(4))
  .join("|");
const FULLWIDTH = "[\\uFF01-\\uFF5E]";

// Groups patterns with the same beginning, which is fastest.
const SIGNS = [PLAIN, BASE64.join("|"), HEX, DECIMAL, DENSE, FULLWIDTH].map(
  (sign) => new RegExp(sign),
);

/** Whether a key may begin in a text, however it is spelled: if not, the text need not be read. */
export function mayHoldKey(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text));
}
