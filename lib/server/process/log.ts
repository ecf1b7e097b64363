import "server-only";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { processWide } from "@/lib/process-wide";

const destination = processWide<{ stream: NodeJS.WritableStream }>("log", () => ({
  stream: process.stdout,
}));

/** Redirects the log: a command's standard output is its answer. */
export function logTo(stream: NodeJS.WritableStream) {
  destination.stream = stream;
}

type Field = string | number | boolean | null | undefined;
type Level = "info" | "warn" | "error";

// The secret of a key that reached a field by mistake never leaves the process, nor does part of a cut one.
const withoutKeys = (field: Field) => (typeof field === "string" ? withoutSecrets(field) : field);

/**
 * Writes one JSON line: who asked what, and the outcome. Takes only plain values, so no error, header or body can slip
 * in.
 */
export function log(level: Level, event: string, fields: Record<string, Field> = {}) {
  const told = Object.entries(fields).map(([name, field]) => [name, withoutKeys(field)]);
  const head = { time: new Date().toISOString(), level, event };
  destination.stream.write(`${JSON.stringify({ ...head, ...Object.fromEntries(told) })}\n`);
}
