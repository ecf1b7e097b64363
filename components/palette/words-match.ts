import { searchText, soughtText } from "@/lib/audit/search-text";

/** Whether every word that was typed is in the text, in any order. Nothing typed matches everything. */
export function wordsMatch(typed: string, text: string): boolean {
  const inside = searchText(text);
  return soughtText(typed)
    .split(/\s+/)
    .every((word) => inside.includes(word));
}
