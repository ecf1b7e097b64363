// Controls, format characters (bidi overrides, zero-width, tags), line and paragraph separators, odd spaces, letters
// without ink, and code points that mean nothing.
const HIDDEN = "[\\p{C}\\p{Zl}\\p{Zp}\\u115F\\u1160\\u2800\\u3164\\uFFA0]|(?! )\\p{Zs}|^ | $";
// What joins pictures, gives one its form or skin, or spells a flag, is part of an emoji, and shows.
const PICTURE =
  "\\p{Extended_Pictographic}(?:\\p{EMod}|\\uFE0F?\\u20E3?)(?:[\\u{E0020}-\\u{E007E}]+\\u{E007F})?";
const EMOJI = `${PICTURE}(?:\\u200D${PICTURE})*`;
const EMOJI_OR_HIDDEN = new RegExp(`(${EMOJI})|${HIDDEN}`, "gu");

/** The characters of a text that would not show or would turn the line around, in order. A joiner in an emoji is none. */
export function hiddenCharacters(text: string): { at: number; character: string }[] {
  return [...text.matchAll(EMOJI_OR_HIDDEN)]
    .filter(([, emoji]) => emoji === undefined)
    .map(({ 0: character, index }) => ({ at: index, character }));
}

/** How a character is named where it cannot be shown, such as `U+200B`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
