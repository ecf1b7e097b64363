/**
 * A text as it is searched in, and searched for: without accents, of whatever width, case or form its letters are, so
 * that "Muller" finds "Müller" and "ＡＰＩ" finds "api". Not for showing.
 */
export function searchText(text: string): string {
  // Most names are ASCII, and a fleet has tens of thousands.
  if (/^[ -~\n]*$/.test(text)) return text.toLowerCase();
  // By way of capitals, since some letters have two small forms.
  const bare = text.normalize("NFKD").replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "");
  return bare.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

// What is left of a key that was typed: its id finds it.
const OF_A_KEY = /\bSG\.([\w-]{20,24})(?:\.•*)?(?![\w-])/gi;

/** What somebody typed, as it is searched for in a {@link searchText}. Empty: nothing was typed. */
export function soughtText(typed: string): string {
  return searchText(typed.replaceAll(OF_A_KEY, "$1").trim());
}
