import { createHash } from "node:crypto";

function digest(seed: string): Buffer {
  return createHash("sha256").update(seed).digest();
}

/** An api_key_id: 22 characters of base64url, like SendGrid's. */
export function apiKeyIdFrom(seed: string): string {
  return digest(seed).subarray(0, 16).toString("base64url");
}

/**
 * A key in SendGrid's format: `SG.`, 22 characters, a dot, 43 characters; 69 in all. Generated from a seed instead of
 * written down, so that no leak scanner has to learn that these open nothing.
 */
export function apiKeyFrom(seed: string): string {
  return `SG.${apiKeyIdFrom(seed)}.${digest(`secret of ${seed}`).toString("base64url")}`;
}

/** The middle of a key is its own api_key_id. */
export function apiKeyIdOf(apiKey: string): string {
  return apiKey.slice(3, 25);
}
