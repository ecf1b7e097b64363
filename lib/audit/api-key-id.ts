/** Whether a text may be an api_key_id, and stand in an address as it is: an allow-list, since encoding is no defence. */
export function isApiKeyId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}

/** Stands for the id of the nth key that a list named without one that can be read. Nothing can be asked by it. */
export function missingApiKeyId(nth: number): string {
  return `?${nth}`;
}

/** Whether it is a {@link missingApiKeyId}. */
export function isMissingApiKeyId(id: string): boolean {
  return /^\?\d+$/.test(id);
}
