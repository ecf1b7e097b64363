/** Names an export file: account, how many keys if not all, UTC day, and INCOMPLETE if not everything was read. */
export function exportName({
  account,
  madeAt,
  complete,
  extension,
  part = null,
  what = "sendgrid-keys",
}: {
  /** The account's label, which is foreign text; null for every account. */
  account: string | null;
  /** ISO 8601, UTC. */
  madeAt: string;
  complete: boolean;
  extension: "csv" | "json" | "sarif" | "sh";
  /** How many of how many keys the file contains; null for all. */
  part?: { shown: number; of: number } | null;
  /** What the file contains. */
  what?: "sendgrid-keys" | "sendgrid-snapshot" | "sendgrid-changes" | "sendgrid-review";
}): string {
  const plain = (account ?? "all-accounts").replaceAll(/[^A-Za-z0-9_-]+/g, "-").slice(0, 60);
  const name = plain.replaceAll(/^-+|-+$/g, "") || "account";
  const count = part === null || part.shown === part.of ? [] : [`${part.shown}-of-${part.of}`];
  const parts = [what, name, ...count, madeAt.slice(0, 10), ...(complete ? [] : ["INCOMPLETE"])];
  return `${parts.join("_")}.${extension}`;
}
