/** What a file of an export is called: whose keys, how many when not all, the UTC day, and INCOMPLETE when not all is read. */
export function exportName({
  account,
  madeAt,
  complete,
  extension,
  part = null,
  what = "sendgrid-keys",
}: {
  /** The account's label, written by others; null for every account. */
  account: string | null;
  /** ISO 8601, UTC. */
  madeAt: string;
  complete: boolean;
  extension: "csv" | "json" | "sarif" | "sh";
  /** How many of how many keys are in it; null for all. */
  part?: { shown: number; of: number } | null;
  /** What is in it. */
  what?: "sendgrid-keys" | "sendgrid-snapshot" | "sendgrid-changes" | "sendgrid-review";
}): string {
  const plain = (account ?? "all-accounts").replaceAll(/[^A-Za-z0-9_-]+/g, "-").slice(0, 60);
  const name = plain.replaceAll(/^-+|-+$/g, "") || "account";
  const count = part === null || part.shown === part.of ? [] : [`${part.shown}-of-${part.of}`];
  const parts = [what, name, ...count, madeAt.slice(0, 10), ...(complete ? [] : ["INCOMPLETE"])];
  return `${parts.join("_")}.${extension}`;
}
