/**
 * Whether another site makes a browser load this, according to headers that no page can forge. Scripts send none, and
 * pass. A neighbor on the same site would otherwise use our Strict cookie to read SendGrid.
 * @param kind only our own pages may load an API answer; any site may link to a page, but not load it in a frame, by
 * fetch or as an image, where nobody would see it
 */
export function isLoadedElsewhere(headers: Headers, kind: "page" | "answer"): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none") return false;
  return kind === "answer" || headers.get("sec-fetch-dest") !== "document";
}
