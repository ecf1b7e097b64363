import { looksOf } from "./look-alikes";

/** Somebody, as far as a name tells. */
type Named = { name: string };

/**
 * Whether two names are one person's as far as names can tell: only letters, marks and digits that look different make
 * another person. As written and in either case, since a letter may look like another in one of them alone.
 */
export function isSamePerson(a: Named, b: Named): boolean {
  const [one, other] = [plain(a.name), plain(b.name)];
  return (
    looksOf(one) === looksOf(other) ||
    looksOf(one.toUpperCase()) === looksOf(other.toUpperCase()) ||
    looksOf(one.toLowerCase()) === looksOf(other.toLowerCase())
  );
}

/**
 * Whether two names are one name, in whatever case and with whatever blanks: what every version has held to be one
 * person. A file is held to this alone, so that what could be written once still holds however look-alikes are told later.
 */
export function isSameName(a: Named, b: Named): boolean {
  const [one, other] = [a, b].map(({ name }) =>
    name
      .normalize("NFKC")
      .replaceAll(/[\s\p{Cf}\p{Cc}]/gu, "")
      .toLowerCase(),
  );
  return one === other;
}

// Beside what Unicode calls ignorable: apostrophes that count as letters, blank hieroglyphs, and a filler.
const UNSEEN_IN_NAMES =
  /[\u{16FE4}\p{Default_Ignorable_Code_Point}\u02B0-\u02FF\u{13441}\u{13442}]|[^\p{L}\p{M}\p{N}]/gu;

// What else a name could hold changes nothing that a reader sees, or too little: signs without ink, fillers that count
// as letters, blanks, dots.
function plain(name: string): string {
  return name.normalize("NFKC").replaceAll(UNSEEN_IN_NAMES, "");
}

/** Whether a name names anybody: it has a letter or a digit that shows. */
export function isNamed({ name }: Named): boolean {
  return plain(name) !== "";
}
