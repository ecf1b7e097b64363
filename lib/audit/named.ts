import { looksOf } from "./look-alikes";

/** A person, identified only by name. */
type Named = { name: string };

/**
 * Whether two names are one person's, as far as names can tell: only letters, marks and digits that look different make
 * another person. Compares both as written and in either case, since letters may look alike in only one.
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
 * Whether two names are equal, ignoring case and blanks: what every version has taken for one person. Files are checked
 * only by this, so that an older file stays valid even if the look-alike rules change.
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

// Besides what Unicode calls ignorable: apostrophes that count as letters, blank hieroglyphs, and a filler.
const UNSEEN_IN_NAMES =
  /[\u{16FE4}\p{Default_Ignorable_Code_Point}\u02B0-\u02FF\u{13441}\u{13442}]|[^\p{L}\p{M}\p{N}]/gu;

// Drops what a reader can't see, or barely: signs without ink, fillers that count as letters, blanks, dots.
function plain(name: string): string {
  return name.normalize("NFKC").replaceAll(UNSEEN_IN_NAMES, "");
}

/** Whether a name identifies anybody: it has a visible letter or digit. */
export function isNamed({ name }: Named): boolean {
  return plain(name) !== "";
}
