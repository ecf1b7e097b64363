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

const BASE64 = /[A-Za-z0-9+/_-]{48,}={0,2}/g;

/** The id of a key that is in base64, with whatever stands before it there; null where none is. */
function idInBase64(encoded: string): string | null {
  const digits = encoded.replaceAll("-", "+").replaceAll("_", "/").replaceAll("=", "");
  // Where in it the encoding began is not known: at one of four places.
  for (let from = 0; from < 4; from += 1) {
    const whole = digits.slice(from, digits.length - ((digits.length - from) % 4));
    const id = /SG\.([\w-]{20,24})\.[\w-]/.exec(atob(whole))?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

function cutAll(written: string, whole?: (id: string) => string): string {
  const text = written.replace(BASE64, (encoded) => {
    const id = idInBase64(encoded);
    return id === null ? encoded : (whole?.(id) ?? `SG.${id}.${MASK}`);
  });
  // What has no SG. is looked for as it stands too: a sign before it, taken for an escape, would cost it its beginning.
  const plain = cut(text, plainText(text, false), ALONE, whole);
  return cut(plain, plainText(plain, true), `${AFTER_SG}|${ALONE}`, whole);
}

/** A text that somebody types or wrote, without the secret of any key in it, however the key is spelled. */
export function withoutSecrets(text: string): string {
  return cutAll(text);
}

/** A text for an address: of a key there is only its id, which finds it; of one that is still being typed, no secret. */
export function keysAsIds(text: string): string {
  return cutAll(text, (id) => id);
}
