import "server-only";

type Field = string | number | boolean | null | undefined;
type Level = "info" | "warn" | "error";

// A key that reached a field by mistake is cut to its public id; the secret part, or what a cut left of it, never leaves
// the process.
const SECRET = /SG\.([\w-]{16,30})\.[\w-]+/gi;

/** Escapes of plain characters taken off until there is none: to who decodes twice, `SG%252e` is `SG.` as well. */
function decoded(text: string): string {
  const once = text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return once === text ? text : decoded(once);
}

function withoutKeys(field: Field): Field {
  if (typeof field !== "string") return field;
  const plain = decoded(field);
  const cut = plain.replace(SECRET, "SG.$1.[redacted]");
  return cut === plain ? field : cut;
}

/** One JSON line: who asked what, and how it ended. Plain values only, so that no error, header or body rides along. */
export function log(level: Level, event: string, fields: Record<string, Field> = {}) {
  const told = Object.entries(fields).map(([name, field]) => [name, withoutKeys(field)]);
  const head = { time: new Date().toISOString(), level, event };
  process.stdout.write(`${JSON.stringify({ ...head, ...Object.fromEntries(told) })}\n`);
}
