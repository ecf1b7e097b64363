/** What stands in the place of a key's secret. */
export const MASK = "•••";

// From the first character on: a secret that is typed is taken away as it is typed.
const SECRET = /(SG\.[\w-]{20,24}\.)(?:•*[\w-])+•*/g;

/** A text that somebody types or wrote, without the secret of any key in it. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRET, `$1${MASK}`);
}
