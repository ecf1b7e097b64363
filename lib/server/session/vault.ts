import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { TICKET_MEMORY_MS } from "./limits";

const IV_BYTES = 12;
const TAG_BYTES = 16;

// Caches the derived key across requests. It opens nothing without the ciphertext, which is read each time, and is kept
// no longer than the ticket's own secret.
const derived = new LRUCache<string, Buffer>({
  max: 5_000,
  ttl: TICKET_MEMORY_MS,
  ttlAutopurge: true,
});

// The secret is only in the cookie and the ciphertext only in the store: neither is worth anything alone.
function cipherKey(secret: string, sessionId: string): Buffer {
  const name = `${sessionId} ${secret}`;
  const known = derived.get(name);
  if (known !== undefined) return known;
  const ikm = Buffer.from(secret, "base64url");
  const key = Buffer.from(hkdfSync("sha256", ikm, sessionId, "api key", 32));
  derived.set(name, key);
  return key;
}

/** Encrypts an API key (AES-256-GCM) for one session. @returns base64url of iv, tag and ciphertext */
export function sealKey(apiKey: string, secret: string, sessionId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", cipherKey(secret, sessionId), iv);
  const sealed = Buffer.concat([cipher.update(apiKey), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The inverse of {@link sealKey}; null if the secret, the session or the ciphertext doesn't match. */
export function openKey(sealedKey: string, secret: string, sessionId: string): string | null {
  const bytes = Buffer.from(sealedKey, "base64url");
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    // Without this, a shorter tag would be accepted, and is easier to guess.
    const decipher = createDecipheriv("aes-256-gcm", cipherKey(secret, sessionId), iv, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(tag);
    const opened = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString();
  } catch {
    return null;
  }
}
