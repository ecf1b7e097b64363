import "server-only";
import { type Dialect, Kysely, sql, type Transaction } from "kysely";
import { unlessUnavailable } from "../failure/store-unavailable";
import { migrate } from "./migrations";
import { postgresDialect } from "./postgres";
import type { Tables } from "./schema";

/** The database, open and migrated. Every call on it throws StoreUnavailable while the database is away. */
export type Store = {
  db: Kysely<Tables>;
  /** Replicas may share it: it is PostgreSQL. */
  isShared: boolean;
  /** Writes a row. Resolves when the database takes it: one that can only be read serves nobody. */
  ping: () => Promise<void>;
  /**
   * Takes what was deleted out of SQLite's log, which keeps it until it is written over. While another replica reads, it
   * waits for the next call. PostgreSQL has its own ways, `autovacuum` for one.
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

/** Loaded only where it is used: its binary is made for one platform, and the command is packed without it. */
async function sqlite(dataDir: string): Promise<Dialect> {
  const { sqliteDialect } = await import("./sqlite");
  return sqliteDialect(dataDir);
}

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
      // In a transaction, whose commit waits for no disk.
      await db.transaction().execute((writing) => probe(writing));
    },
    eraseDeleted: async () => {
      if (databaseUrl) return;
      await sql`pragma wal_checkpoint(truncate)`.execute(db).catch(unlessUnavailable);
    },
    close: () => db.destroy(),
  };
}
