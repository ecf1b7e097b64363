import "server-only";
import { type Dialect, Kysely, sql, type Transaction } from "kysely";
import { unlessUnavailable } from "../failure/store-unavailable";
import { migrate } from "./migrations";
import { postgresDialect } from "./postgres";
import type { Tables } from "./schema";

/** The open, migrated database. Every call on it throws StoreUnavailable while the database is away. */
export type Store = {
  db: Kysely<Tables>;
  /** Whether replicas may share it, as with PostgreSQL. */
  isShared: boolean;
  /** Writes a row. Resolves if the database accepts it: a read-only database is of no use. */
  ping: () => Promise<void>;
  /**
   * Removes deleted data from SQLite's log, which keeps it until it is overwritten. If another replica is reading, that
   * waits for the next call. PostgreSQL has its own means, such as `autovacuum`.
   */
  eraseDeleted: () => Promise<void>;
  close: () => Promise<void>;
};

async function probe(db: Transaction<Tables>) {
  const row = { id: 1, written_at: Date.now() };
  await db
    .insertInto("write_probe")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

/** Loaded on demand: its binary is built for one platform, and the packaged command doesn't include it. */
async function sqlite(dataDir: string): Promise<Dialect> {
  const { sqliteDialect } = await import("./sqlite");
  return sqliteDialect(dataDir);
}

/**
 * Opens the store and brings its tables up to date: PostgreSQL at `databaseUrl`, otherwise SQLite in `dataDir`. Share
 * the promise, and drop it if it rejects, so that the next call tries again.
 * @throws StoreUnavailable if the database can't be reached
 */
export async function openStore(options: {
  databaseUrl?: string;
  dataDir: string;
}): Promise<Store> {
  const { databaseUrl, dataDir } = options;
  const db = new Kysely<Tables>({
    dialect: databaseUrl ? postgresDialect(databaseUrl) : await sqlite(dataDir),
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
      // In a transaction, whose commit doesn't wait for the disk.
      await db.transaction().execute((writing) => probe(writing));
    },
    eraseDeleted: async () => {
      if (databaseUrl) return;
      await sql`pragma wal_checkpoint(truncate)`.execute(db).catch(unlessUnavailable);
    },
    close: () => db.destroy(),
  };
}
