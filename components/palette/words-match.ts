import { searchText, soughtText } from "@/lib/audit/search-text";

/** Whether the text contains every typed word, in any order. An empty query matches everything. */
export function wordsMatch(typed: string, text: string): boolean {
  const inside = searchText(text);
  return soughtText(typed)
    .split(/\s+/)
    .every((word) => inside.includes(word));
}
