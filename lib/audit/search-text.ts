/**
 * Text in its form for searching: ignores accents, width, case and letter forms, so that "Muller" finds "Müller" and
 * "ＡＰＩ" finds "api". Not for display.
 */
export function searchText(text: string): string {
  // Most names are ASCII, and a fleet has tens of thousands.
  if (/^[ -~\n]*$/.test(text)) return text.toLowerCase();
  // Uppercases first, since some letters have two lowercase forms.
  const bare = text.normalize("NFKD").replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "");
  return bare.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

// The remains of a typed key: its id finds it.
const OF_A_KEY = /\bSG\.([\w-]{20,24})(?:\.•*)?(?![\w-])/gi;

/** Typed text in the form to search for in a {@link searchText}. Empty if nothing was typed. */
export function soughtText(typed: string): string {
  return searchText(typed.replaceAll(OF_A_KEY, "$1").trim());
}
