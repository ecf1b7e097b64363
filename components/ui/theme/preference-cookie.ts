const YEAR_SECONDS = 31_536_000;

/**
 * Saves a display preference in a cookie, so that the server can apply it in the first byte of HTML.
 * @param value null restores the default
 */
export function keepPreference(name: string, value: string | null): void {
  const life = value === null ? 0 : YEAR_SECONDS;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where the page is not served over https
  document.cookie = `${name}=${value ?? ""}; Path=/; Max-Age=${life}; SameSite=Lax${secure}`;
}
