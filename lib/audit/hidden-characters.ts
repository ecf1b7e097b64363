// Controls, format characters (bidi overrides, zero-width, tags), line and paragraph separators, odd spaces, letters
// without ink, and code points that mean nothing.
const HIDDEN = "[\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800]|(?! )\\p{Zs}|^ | $";
// What joins pictures, gives one its form or skin, or spells a region's flag, is part of an emoji, and shows. Tags after
// another picture, or more than a region's, would be a text that nobody sees.
const PICTURE =
  "(?:\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{4,6}\\u{E007F}|[\\d#*]\\uFE0F?\\u20E3|" +
  "\\p{Extended_Pictographic}(?:\\p{EMod}|[\\uFE0E\\uFE0F]?\\u20E3?)|\\p{Ideographic}[\\u{E0100}-\\u{E01EF}])";
const EMOJI = `${PICTURE}(?:\\u200D${PICTURE})*`;
// As most names are: a fleet has tens of thousands, and each is looked through with every reading.
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
const EMOJI_OR_HIDDEN = new RegExp(`(${EMOJI})|${HIDDEN}`, "gu");

/** The characters of a text that would not show or would turn the line around, in order. A joiner in an emoji is none. */
export function hiddenCharacters(text: string): { at: number; character: string }[] {
  if (PLAIN.test(text)) return [];
  return [...text.matchAll(EMOJI_OR_HIDDEN)]
    .filter(([, emoji]) => emoji === undefined)
    .map(({ 0: character, index }) => ({ at: index, character }));
}

/** How a character is named where it cannot be shown, such as `U+200B`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A text for places without markup, such as a terminal: each hidden character is named in its place. */
export function withHiddenNamed(text: string): string {
  return text.replace(EMOJI_OR_HIDDEN, (character, emoji: string | undefined) =>
    emoji === undefined ? `<${codePointOf(character)}>` : character,
  );
}
