import { type PlainText, plainText } from "./plain-text";

/** What stands in the place of a key's secret. */
export const MASK = "•••";

// Blanks may stand between any two characters: a line's end, or what copying brought. From the first character of the
// secret on, so that one that is typed is taken away as it is typed; in whatever case, since who knows the letters can
// try the cases.
const RUN = "([ \\n]?[\\w•-]+(?:[ \\n][\\w-]+)*)";
const AFTER_SG = `(s[ \\n]?g[ \\n]?\\.)((?:[ \\n]?[\\w-]){20,24})([ \\n]?\\.)${RUN}`;
/** Without its SG. only what has a whole secret is a key. */
const ALONE = `(?<!\\w|s[ \\n]?g[ \\n]?\\.[ \\n]?)()([\\w-]{22})([ \\n]?\\.)${RUN}`;
const SECRET_MIN = 39;
const SECRET_LENGTH = 43;
// Prose: a word of small letters, at most the first of them a capital.
const WORD = /^[A-Za-z]?[a-z]*$/;

/**
 * How much of what follows the second dot is the secret. Blanks inside it are those of a line's end or of copying; but
 * somebody's words after a secret that was cut off are theirs.
 */
function secretLength(run: string, hasPrefix: boolean): number {
  const [first, ...others] = [...run.matchAll(/[\w•-]+/g)];
  if (first === undefined) return 0;
  const isMasked = run.includes("•");
  let letters = first[0].length;
  let end = first.index + letters;
  let isProse = true;
  for (const part of isMasked ? [] : others) {
    if (letters >= SECRET_LENGTH || (letters >= SECRET_MIN && WORD.test(part[0]))) break;
    letters += part[0].length;
    end = part.index + part[0].length;
    isProse &&= WORD.test(part[0]);
  }
  const isWhole = letters >= SECRET_MIN;
  const isOnePart = first.index === 0 && (hasPrefix || isMasked || first[0].length >= SECRET_MIN);
  if (isWhole && (!isProse || first[0].length >= SECRET_MIN)) return end;
  return isOnePart ? first[0].length : 0;
}

/** @param whole what a key with its whole secret becomes, by its id: the masked key where it is not given */
function cut(
  original: string,
  { text, at }: PlainText,
  pattern: string,
  whole: ((id: string) => string) | undefined,
): string {
  const secret = new RegExp(pattern, "gi");
  let out = "";
  let copied = 0;
  for (let match = secret.exec(text); match !== null; match = secret.exec(text)) {
    const [prefix = "", idText = "", dot = "", run = ""] = match
      .slice(1)
      .filter((part) => part !== undefined);
    const runAt = match.index + prefix.length + idText.length + dot.length;
    const found = secretLength(run, prefix !== "");
    // Two keys without anything between them: the next one's SG is no part of this secret.
    const isNextKey = /sg$/i.test(run.slice(0, found)) && text[runAt + found] === ".";
    const length = isNextKey ? found - 2 : found;
    secret.lastIndex = runAt + length;
    if (length === 0) continue;
    const id = withoutBlanks(idText);
    const isWhole = withoutBlanks(run.slice(0, length)).length >= SECRET_MIN;
    out += original.slice(copied, at[match.index]);
    out += isWhole && whole ? whole(id) : `${withoutBlanks(prefix)}${id}.${MASK}`;
    copied = at[runAt + length] ?? original.length;
  }
  return out + original.slice(copied);
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/[ \n]/g, "");
}

// What parts its lines is one line feed in a plain text.
const BASE64 = /[\w+/-]+(?:\n[\w+/-]+)*={0,2}/g;
const SHORTEST = 48;
/** A key and the beginning of its secret, in UTF-8 or UTF-16. */
const IN_BYTES = /S\0?G\0?\.\0?((?:[\w-]\0?){20,24})\.\0?(?:[\w-]\0?)+/g;

/** Where a key is in base64 that may be folded, from its line's start to its line's end; null where none is. */
function keyInBase64(run: string): { id: string; start: number; end: number } | null {
  const digits = run.replace(/[\n=]/g, "").replaceAll("-", "+").replaceAll("_", "/");
  const places = Array.from(run.matchAll(/[^\n=]/g), ({ index }) => index);
  const ids: string[] = [];
  let [start, end] = [run.length, 0];
  // Where in it the encoding began is not known: at one of four places.
  for (let from = 0; from < 4; from += 1) {
    const whole = digits.slice(from, digits.length - ((digits.length - from) % 4));
    for (const { 0: bytes, 1: id = "", index } of atob(whole).matchAll(IN_BYTES)) {
      ids.push(id.replaceAll("\0", ""));
      start = Math.min(start, places[from + Math.floor(index / 3) * 4] ?? 0);
      end = Math.max(end, places[from + Math.floor((index + bytes.length - 1) / 3) * 4 + 3] ?? 0);
    }
  }
  const [id] = ids;
  if (id === undefined) return null;
  const lineEnd = run.indexOf("\n", end);
  return { id, start: run.lastIndexOf("\n", start) + 1, end: lineEnd < 0 ? run.length : lineEnd };
}

function cutBase64(
  original: string,
  { text, at }: PlainText,
  whole: ((id: string) => string) | undefined,
): string {
  let out = "";
  let copied = 0;
  for (const { 0: run, index } of text.matchAll(BASE64)) {
    const key = run.length < SHORTEST ? null : keyInBase64(run);
    if (key === null) continue;
    out += original.slice(copied, at[index + key.start]);
    out += whole?.(key.id) ?? `SG.${key.id}.${MASK}`;
    copied = at[index + key.end] ?? original.length;
  }
  return out + original.slice(copied);
}

function cutAll(written: string, whole?: (id: string) => string): string {
  // Unescaped first, or a fold that is escaped would leave a part. As it stands too, here and for what has no SG.: a sign
  // before it, taken for an escape, would cost it its beginning.
  const unescaped = plainText(written, true);
  const folded = cutBase64(written, unescaped, whole);
  const asIs = plainText(folded, false);
  const text = cutBase64(folded, asIs, whole);
  const plain = cut(text, text === folded ? asIs : plainText(text, false), ALONE, whole);
  const last = plain === written ? unescaped : plainText(plain, true);
  return cut(plain, last, `${AFTER_SG}|${ALONE}`, whole);
}

/** A text that somebody types or wrote, without the secret of any key in it, however the key is spelled. */
export function withoutSecrets(text: string): string {
  return cutAll(text);
}

/** A text for an address: of a key there is only its id, which finds it; of one that is still being typed, no secret. */
export function keysAsIds(text: string): string {
  return cutAll(text, (id) => id);
}
