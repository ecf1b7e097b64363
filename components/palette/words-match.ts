/** Whether every word that was typed is in the text, in any order. Nothing typed matches everything. */
export function wordsMatch(typed: string, text: string): boolean {
  const inside = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => inside.includes(word));
}
