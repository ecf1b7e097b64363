/** Starts a PostgreSQL, or takes the one of TEST_DATABASE_URL; null, and a reason on stderr, when there is none. */
export function startPostgres(): Promise<{ url: string; stop: () => Promise<void> } | null>;
