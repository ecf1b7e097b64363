/**
 * Whether another site makes a browser load this, which says so in headers that no page can forge. Scripts send none, and
 * pass. A neighbour on the same site would bring our Strict cookie along, and have SendGrid read with it.
 * @param kind an answer of the API is loaded by our own pages alone. A page may be gone to from anywhere, by a link that
 *   shows it; in a frame, by fetch or as an image nobody would see it
 */
export function isLoadedElsewhere(headers: Headers, kind: "page" | "answer"): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none") return false;
  return kind === "answer" || headers.get("sec-fetch-dest") !== "document";
}
