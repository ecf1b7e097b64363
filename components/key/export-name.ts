/** What a file of an export is called: whose keys, the UTC day, and INCOMPLETE when not everything was read. */
export function exportName({
  account,
  madeAt,
  complete,
  extension,
  what = "sendgrid-keys",
}: {
  /** The account's label, written by others; null for every account. */
  account: string | null;
  /** ISO 8601, UTC. */
  madeAt: string;
  complete: boolean;
  extension: "csv" | "json" | "sarif" | "sh";
  /** What is in it. */
  what?: "sendgrid-keys" | "sendgrid-snapshot" | "sendgrid-changes" | "sendgrid-review";
}): string {
  const plain = (account ?? "all-accounts").replaceAll(/[^A-Za-z0-9_-]+/g, "-").slice(0, 60);
  const name = plain.replaceAll(/^-+|-+$/g, "") || "account";
  const parts = [what, name, madeAt.slice(0, 10), ...(complete ? [] : ["INCOMPLETE"])];
  return `${parts.join("_")}.${extension}`;
}
