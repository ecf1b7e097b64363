import "server-only";
import { Kysely, sql } from "kysely";
import { migrate } from "./migrations";
import { postgresDialect } from "./postgres";
import type { Tables } from "./schema";
import { sqliteDialect } from "./sqlite";

/** The database, open and migrated. Every call on it throws StoreUnavailable while the database is away. */
export type Store = {
  db: Kysely<Tables>;
  /** Replicas may share it: it is PostgreSQL. */
  isShared: boolean;
  /** Resolves when the database answers. */
  ping: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Opens the store and brings its tables up to date: PostgreSQL at `databaseUrl`, or SQLite in `dataDir` without one.
 * Keep the promise and share it; forget it when it rejects, so that the next call tries again.
 * @throws StoreUnavailable when the database cannot be reached
 */
export async function openStore(options: {
  databaseUrl?: string;
  dataDir: string;
}): Promise<Store> {
  const { databaseUrl, dataDir } = options;
  const db = new Kysely<Tables>({
    dialect: databaseUrl ? postgresDialect(databaseUrl) : sqliteDialect(dataDir),
  });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    isShared: databaseUrl !== undefined && databaseUrl !== "",
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
