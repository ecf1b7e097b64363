import type { Call } from "./call";

/**
 * The `Link` header of a page, as on SendGrid's lists: always first and last, next and prev if they exist.
 * @param total how many entries the whole list has
 */
export function linkHeader(call: Call, limit: number, offset: number, total: number): string {
  const pages = Math.max(1, Math.ceil(total / limit));
  const link = (rel: string, to: number) =>
    `<${call.origin}${call.path}?limit=${limit}&offset=${to}>; rel="${rel}"; title="${Math.floor(to / limit) + 1}"`;
  return [
    ...(offset + limit < total ? [link("next", offset + limit)] : []),
    ...(offset > 0 ? [link("prev", Math.max(0, offset - limit))] : []),
    link("last", (pages - 1) * limit),
    link("first", 0),
  ].join(", ");
}
