/**
 * Text that others chose, as one segment of an address. Half of a surrogate pair, which JSON can carry in an id or a
 * name, has no place in an address: encoding it would throw, and take the page or file down that it stands in.
 */
export function pathSegment(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, "\uFFFD"));
}
