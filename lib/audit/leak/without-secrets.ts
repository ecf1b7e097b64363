import { SECRET_MIN } from "./begun-key";
import { cutEncoded, MASK, SHORTEST } from "./encoded-secrets";
import { type PlainText, plainText } from "./plain-text";

// Blanks may stand between any two characters: a line's end, or what copying brought. From the first character of the
// secret on, so that one that is typed is taken away as it is typed; in whatever case, since who knows the letters can
// try the cases.
const RUN = "([ \\n]?[\\w•-]+(?:[ \\n][\\w-]+)*)";
const AFTER_SG = `(s[ \\n]?g[ \\n]?\\.)((?:[ \\n]?[\\w-]){20,24})([ \\n]?\\.)${RUN}`;
/** Without its SG. only what has a whole secret is a key. */
const ALONE = `(?<!\\w|s[ \\n]?g[ \\n]?\\.[ \\n]?)()([\\w-]{22})([ \\n]?\\.)${RUN}`;
const SECRET_LENGTH = 43;
const AFTER_ITS_SG = /^\.(?:[ \n]?[\w-]){20,24}[ \n]?\./;
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
    // Two keys without anything between them: the next one's SG is no part of this secret. One in 2,000 secrets ends so.
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

// As most names and addresses of keys are, and a list has thousands. A key has dots: what has none, nor a sign that may
// stand for one, spells a key only in more characters.
const NO_DOT = /^(?:[\w/&-]|=(?![\da-f]{2}))*$/i;

function cutAll(written: string, whole?: (id: string) => string): string {
  if (written.length < SHORTEST && NO_DOT.test(written)) return written;
  // Unescaped first, or a fold that is escaped would leave a part. As it stands too, here and for what has no SG.: a sign
  // before it, taken for an escape, would cost it its beginning.
  const unescaped = plainText(written, true);
  const { text: folded } = cutEncoded({ text: written, plain: unescaped }, true, whole);
  const asIs = cutEncoded({ text: folded, plain: plainText(folded, false) }, false, whole);
  const text = cut(asIs.text, asIs.plain, ALONE, whole);
  const last = text === written ? unescaped : plainText(text, true);
  return cut(text, last, `${AFTER_SG}|${ALONE}`, whole);
}

/** A text that somebody types or wrote, without the secret of any key in it, however the key is spelled. */
export function withoutSecrets(text: string): string {
  return cutAll(text);
}

/** A text for an address: of a key there is only its id, which finds it; of one that is still being typed, no secret. */
export function keysAsIds(text: string): string {
  return cutAll(text, (id) => id);
}
