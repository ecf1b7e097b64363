/**
 * Other people's text as one segment of an address. Drops half a surrogate pair, which JSON can carry in an id or a
 * name: encoding it would throw, and break the page or file around it.
 */
export function pathSegment(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, "\uFFFD"));
}
