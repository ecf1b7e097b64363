// A key is SG., 22 characters, a dot, 43 characters; this accepts slightly more and fewer, as other scanners do.
const ID = { min: 20, max: 24 };
/** The shortest secret accepted. */
export const SECRET_MIN = 39;

/**
 * A place after `SG.` where a key may have begun. Keeps only the length of the secret, so that none can leak from here.
 */
export type BegunKey = { id: string; secretLength: number | null };

function isKeyCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 95
  );
}

/**
 * The state after one more character.
 * @param found gets the id once the key is whole
 * @returns null if the key is whole, or was not a key after all
 */
export function advance(
  begun: BegunKey,
  char: string,
  found: (id: string) => void,
): BegunKey | null {
  if (char === ".") {
    const whole = begun.secretLength === null && begun.id.length >= ID.min;
    return whole ? { id: begun.id, secretLength: 0 } : null;
  }
  if (!isKeyCharacter(char.charCodeAt(0))) return null;
  if (begun.secretLength === null) {
    return begun.id.length < ID.max ? { id: begun.id + char, secretLength: null } : null;
  }
  if (begun.secretLength + 1 < SECRET_MIN) {
    return { id: begun.id, secretLength: begun.secretLength + 1 };
  }
  found(begun.id);
  return null;
}

/** Finds unencoded keys, chunk by chunk. @returns takes the next chunk */
export function plainKeys(found: (id: string) => void): (chunk: string) => void {
  let begun: BegunKey[] = [];
  // How many characters of "SG" the text so far ends with: 0, 1 or 2.
  let prefix = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; at += 1) {
      if (begun.length === 0 && prefix === 0) {
        at = chunk.indexOf("S", at);
        if (at < 0) return;
      }
      const char = chunk.charAt(at);
      begun = begun.flatMap((one) => advance(one, char, found) ?? []);
      if (char === "." && prefix === 2) begun.push({ id: "", secretLength: null });
      if (char === "S") prefix = 1;
      else prefix = char === "G" && prefix === 1 ? 2 : 0;
    }
  };
}
