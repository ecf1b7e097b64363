// Controls, format characters (bidi overrides, zero-width, tags), line and paragraph separators, odd spaces, letters
// without ink, and unassigned code points.
const HIDDEN = "[\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800]|(?! )\\p{Zs}|^ | $";
// Characters that join pictures, give one its form or skin tone, or spell a region's flag are a visible part of an
// emoji. Tags after another picture, or more than a region's, would be invisible text.
const PICTURE =
  "(?:\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{4,6}\\u{E007F}|[\\d#*]\\uFE0F?\\u20E3|" +
  "\\p{Extended_Pictographic}(?:\\p{EMod}|[\\uFE0E\\uFE0F]?\\u20E3?)|\\p{Ideographic}[\\u{E0100}-\\u{E01EF}])";
const EMOJI = `${PICTURE}(?:\\u200D${PICTURE})*`;
// Matches most names: a fleet has tens of thousands, and each update checks them all.
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
const EMOJI_OR_HIDDEN = new RegExp(`(${EMOJI})|${HIDDEN}`, "gu");

/**
 * The characters of a text that are invisible or would change its direction, in order. Joiners in an emoji don't count.
 */
export function hiddenCharacters(text: string): { at: number; character: string }[] {
  if (PLAIN.test(text)) return [];
  return [...text.matchAll(EMOJI_OR_HIDDEN)]
    .filter(([, emoji]) => emoji === undefined)
    .map(({ 0: character, index }) => ({ at: index, character }));
}

/** The name of a character that can't be shown, such as `U+200B`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Text for places without markup, such as a terminal, with each hidden character replaced by its name. */
export function withHiddenNamed(text: string): string {
  return text.replace(EMOJI_OR_HIDDEN, (character, emoji: string | undefined) =>
    emoji === undefined ? `<${codePointOf(character)}>` : character,
  );
}
