import { codePointOf, hiddenCharacters } from "@/lib/audit/hidden-characters";

/**
 * A stretch of foreign text from `at` on: shown as it is, or a character that would be invisible, named in `hidden`.
 */
type TextPart = { at: number; text: string; hidden: string | null };

/**
 * Splits a name that someone else chose, so that nothing in it stays invisible or reverses the line. The parts join to
 * the original text.
 */
export function visibleText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { at, character } of hiddenCharacters(text)) {
    if (at > end) parts.push({ at: end, text: text.slice(end, at), hidden: null });
    parts.push({ at, text: character, hidden: codePointOf(character) });
    end = at + character.length;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), hidden: null });
  return parts;
}
