/**
 * A short name for a list of texts, 14 letters and digits, from two 32-bit FNV-1a hashes with different primes.
 * Unlikely to collide within an account, but it guarantees nothing and protects no secret.
 */
export function shortHash(parts: readonly string[]): string {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (const part of parts) {
    for (let at = 0; at <= part.length; at += 1) {
      const unit = at < part.length ? part.charCodeAt(at) : 0;
      one = Math.imul(one ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x5bd1e995);
    }
  }
  return [one, other].map((hash) => (hash >>> 0).toString(36).padStart(7, "0")).join("");
}
