/**
 * Whether a text may be an api_key_id, and stand in an address as it is: an allow-list, since encoding is no defense.
 */
export function isApiKeyId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}

/** A placeholder id for the nth key that a list named without a readable id. No request can use it. */
export function missingApiKeyId(nth: number): string {
  return `?${nth}`;
}

/** Whether it is a {@link missingApiKeyId}. */
export function isMissingApiKeyId(id: string): boolean {
  return /^\?\d+$/.test(id);
}
