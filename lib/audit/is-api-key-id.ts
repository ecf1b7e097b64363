/** Whether a text may be an api_key_id, and stand in an address as it is: an allow-list, since encoding is no defence. */
export function isApiKeyId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}
