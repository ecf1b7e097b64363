/** A moment as every report writes it: UTC, to the second. @param ms epoch milliseconds */
export function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
