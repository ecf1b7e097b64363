import "server-only";
import { type Kysely, type Migration, Migrator } from "kysely";
import type { Tables } from "./schema";

// Once released, a migration is never edited: a change is a new one, named so that it sorts last.
const migrations: Record<string, Migration> = {
  "001-sessions": {
    async up(db) {
      await db.schema
        .createTable("session")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("sealed_key", "text", (column) => column.notNull())
        .addColumn("region", "text", (column) => column.notNull())
        .addColumn("network", "text", (column) => column.notNull())
        .addColumn("api_key_id", "text", (column) => column.notNull())
        .addColumn("username", "text")
        .addColumn("scopes", "text", (column) => column.notNull())
        .addColumn("created_at", "bigint", (column) => column.notNull())
        .addColumn("seen_at", "bigint", (column) => column.notNull())
        .addColumn("expires_at", "bigint", (column) => column.notNull())
        .execute();
    },
  },
};

/**
 * Brings the tables up to date. Does nothing when they are. Two replicas may start at once: on PostgreSQL the migrator
 * holds an advisory lock, on SQLite the write transaction is the lock.
 * @throws StoreUnavailable when the database cannot be reached
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
