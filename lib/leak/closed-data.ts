// Base64 may be folded anywhere, even among its first characters.
const FOLD = "(?:(?:\\\\r)?\\\\n|\\r?\\n[ \\t>]{0,8})?";
const lettersOf = (sign: string) => sign.match(/\[[^\]]*\]|./g) ?? [];
const folded = (sign: string) => lettersOf(sign).join(FOLD);
// How packed files begin in base64, encoded once or twice. Many words begin with zlib's two bytes, so those need more.
const PACKED = [
  ["H4sI", 20],
  ["SDRzSU", 20],
  ["UEsDB", 20],
  ["VUVzRE", 20],
  ["KLUv/", 20],
  ["/Td6WFo", 20],
  ["QlpoO", 20],
  ["N3q8rycc", 20],
  ["UmFyIRo", 20],
  ["JVBERi0", 20],
  ["eJ[w-z]", 40],
  ["eN[o-r]", 40],
  ["eA[E-H]", 40],
  ["eF[4-7]", 40],
  // What openssl encrypted, and a key encoded in base64 twice.
  ["U2FsdGVkX1", 6],
  ["VTBj", 6],
] as const;
const BASE64 = PACKED.map(
  ([sign, more]) => `${folded(sign)}(?:${FOLD}[A-Za-z0-9+/]){${more}}`,
).join("|");
// Encrypted messages and values, uuencode, and the output of xxd, hexdump and od.
const OTHERS = [
  "-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE|CMS|PKCS7)",
  "ENC\\[AES256_GCM,",
  "\\$ANSIBLE_VAULT;\\d",
  "(?:^|\\n)begin \\d{3} \\S",
  "(?:^|\\n)[\\da-f]{7,8}:?(?: {1,2}[\\da-f]{2}){8}",
  "(?:^|\\n)[\\da-f]{7,8}:?(?: {1,4}[\\da-f]{4}){4}",
];
const CLOSED = new RegExp(`(?<![A-Za-z0-9+/])(?:${BASE64})|${OTHERS.join("|")}`);
// Most text has none of their beginnings, nor a line that ends in one, and checking for those takes a tenth of the
// time.
const BEGINNINGS = PACKED.map(([sign]) => lettersOf(sign).slice(0, 3).join(""));
const CUT = PACKED.map(([sign]) => lettersOf(sign).slice(0, 2)).flatMap(([first = "", second]) => [
  first,
  `${first}${second}`,
]);
const CUT_BY_FOLD = `(?:\\\\n|\\n)(?<=(?<![A-Za-z0-9+/])(?:${CUT.join("|")})(?:(?:\\\\r)?\\\\n|\\r?\\n))`;
const AT_START = new RegExp(OTHERS.join("|"));
const AFTER_START = [
  "-----BEGIN ",
  "ENC\\[A",
  "\\$ANS",
  "\\nbegin ",
  "\\n[\\da-f]{7,8}:? {1,4}[\\da-f]{2}",
];
const HINTS = [BEGINNINGS.join("|"), [...AFTER_START, CUT_BY_FOLD].join("|")].map(
  (hint) => new RegExp(hint),
);
/** The length of the longest sign at the start of a text. */
const START = 100;

/** The greatest length of a sign, folded at every character. */
export const LONGEST_SIGN = 600;

/** Whether a text contains data that a key search can't see into: packed, encrypted, or printed as a dump. */
export function holdsClosedData(text: string): boolean {
  const mayHold = HINTS.some((hint) => hint.test(text)) || AT_START.test(text.slice(0, START));
  return mayHold && CLOSED.test(text);
}
