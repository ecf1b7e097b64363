import { codePointOf, hiddenCharacters } from "@/lib/audit/hidden-characters";

/** A stretch of foreign text from `at` on: shown as it is, or `hidden`, a character that would not show itself, named. */
type TextPart = { at: number; text: string; hidden: string | null };

/**
 * Splits a name that somebody else chose so that nothing in it stays unseen or turns the line around.
 * The parts joined give the text back.
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
