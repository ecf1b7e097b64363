import { SECRET_MIN } from "./begun-key";
import { cutEncoded, MASK, SHORTEST } from "./encoded-secrets";
import { type PlainText, plainText } from "./plain-text";

// A line break or copying may put blanks between any two characters. Cuts from the secret's first character, so that a
// key disappears as it is typed; in any case, since someone who knows the letters can try the cases.
const RUN = "([ \\n]?[\\w•-]+(?:[ \\n][\\w-]+)*)";
const AFTER_SG = `(s[ \\n]?g[ \\n]?\\.)((?:[ \\n]?[\\w-]){20,24})([ \\n]?\\.)${RUN}`;
/** Without its SG., only text with a whole secret is a key. */
const ALONE = `(?<!\\w|s[ \\n]?g[ \\n]?\\.[ \\n]?)()([\\w-]{22})([ \\n]?\\.)${RUN}`;
const SECRET_LENGTH = 43;
const AFTER_ITS_SG = /^\.(?:[ \n]?[\w-]){20,24}[ \n]?\./;
// Prose: a lowercase word, perhaps with a capital first letter.
const WORD = /^[A-Za-z]?[a-z]*$/;

/**
 * How much of what follows the second dot is the secret. Line breaks and copying may put blanks inside it, but words
 * after a cut-off secret are somebody's own.
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

/** @param whole replaces a key with its whole secret, by id; defaults to the masked key */
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
    // Two keys with nothing between them: the next one's SG is not part of this secret. One in 2,000 secrets ends so.
    const rest = text.slice(runAt + found);
    const isLonger = withoutBlanks(run.slice(0, found)).length >= SECRET_LENGTH + 2;
    const isNextKey =
      /sg$/i.test(run.slice(0, found)) &&
      (isLonger ? rest.startsWith(".") : AFTER_ITS_SG.test(rest));
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

// Most names and key addresses match, and a list has thousands. A key has dots: text without one, or a sign that may
// stand for one, can spell a key only in more characters.
const NO_DOT = /^(?:[\w/&-]|=(?![\da-f]{2}))*$/i;

function cutAll(written: string, whole?: (id: string) => string): string {
  if (written.length < SHORTEST && NO_DOT.test(written)) return written;
  // Unescapes first, since an escaped line fold would leave a part. Also cuts the text as it stands, here and below for
  // text without SG.: a preceding sign, mistaken for an escape, would hide a key's beginning.
  const unescaped = plainText(written, true);
  const { text: folded } = cutEncoded({ text: written, plain: unescaped }, true, whole);
  const asIs = cutEncoded({ text: folded, plain: plainText(folded, false) }, false, whole);
  const text = cut(asIs.text, asIs.plain, ALONE, whole);
  const last = text === written ? unescaped : plainText(text, true);
  return cut(text, last, `${AFTER_SG}|${ALONE}`, whole);
}

/** Removes the secret of any key from a text that somebody types or wrote, however the key is spelled. */
export function withoutSecrets(text: string): string {
  return cutAll(text);
}

/** A text for an address: reduces a key to its id, which finds it; a key still being typed loses its secret. */
export function keysAsIds(text: string): string {
  return cutAll(text, (id) => id);
}
