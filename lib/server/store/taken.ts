import "server-only";

/**
 * Whether the database refused a row because it already exists: `unique_violation`, in PostgreSQL's code and SQLite's.
 */
export function isTaken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "23505" || code.startsWith("SQLITE_CONSTRAINT");
}
