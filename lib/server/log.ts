import "server-only";

type Field = string | number | boolean | null | undefined;

// A key that reached a field by mistake is cut to its public id; the secret part, or what a cut left of it, never leaves
// the process.
const SECRET = /SG(?:\.|%2e)([\w-]{16,30})(?:\.|%2e)[\w-]+/gi;

/** One JSON line: who asked what, and how it ended. Plain values only, so that no error, header or body rides along. */
export function log(
  level: "info" | "warn" | "error",
  event: string,
  fields: Record<string, Field> = {},
) {
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields });
  process.stdout.write(`${line.replace(SECRET, "SG.$1.[redacted]")}\n`);
}
