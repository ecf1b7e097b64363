// Swedish writes times nearly as ISO 8601 does; a Date, which would do it, knows the clock too.
const TIME = new Intl.DateTimeFormat("sv", {
  timeZone: "UTC",
  dateStyle: "short",
  timeStyle: "medium",
});

/** Epoch ms as ISO 8601 in UTC, to the second: what spreadsheets and people read alike. */
export function isoTime(atMs: number): string {
  return `${TIME.format(atMs).replace(" ", "T")}Z`;
}
