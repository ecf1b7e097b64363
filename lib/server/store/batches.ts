import "server-only";

// A statement takes at most 32,766 values in SQLite, and blocks this thread while it runs: 250 rows take a few ms.
const ROWS_A_STATEMENT = 250;

/**
 * Groups rows so that each group fits into one statement. Keeps only the last row for each identity, because PostgreSQL
 * refuses to upsert a row twice in one statement.
 */
export function batches<T>(rows: readonly T[], identity: (row: T) => string): T[][] {
  const unique = [...new Map(rows.map((row) => [identity(row), row])).values()];
  return Array.from({ length: Math.ceil(unique.length / ROWS_A_STATEMENT) }, (_, n) =>
    unique.slice(n * ROWS_A_STATEMENT, (n + 1) * ROWS_A_STATEMENT),
  );
}
