/**
 * Hashes a text with SHA-256, in hex.
 * @returns null where the browser offers no cryptography: on pages served without HTTPS, except localhost
 */
export async function sha256(text: string): Promise<string | null> {
  if (!globalThis.isSecureContext) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
