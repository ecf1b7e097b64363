/** A stretch of foreign text from `at` on: shown as it is, or `hidden`, a character that would not show itself, named. */
type TextPart = { at: number; text: string; hidden: string | null };

// Controls, format characters (bidi overrides, zero-width, tags), line and paragraph separators, odd spaces, and code
// points that mean nothing. A joiner between two pictures is part of an emoji and stays.
const HIDDEN =
  /(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?!\u200D)\p{Cf}|(?! )\p{Zs}|^ | $|[\u115F\u1160\u2800\u3164\uFFA0]/gu;

/**
 * Splits a name that somebody else chose so that nothing in it stays unseen or turns the line around.
 * The parts joined give the text back.
 */
export function visibleText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end)
      parts.push({ at: end, text: text.slice(end, match.index), hidden: null });
    parts.push({ at: match.index, text: match[0], hidden: codePoint(match[0]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), hidden: null });
  return parts;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
