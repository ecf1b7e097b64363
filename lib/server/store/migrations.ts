import "server-only";
import { type Kysely, type Migration, Migrator, sql } from "kysely";
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
  "002-scans": {
    async up(db) {
      await db.schema
        .createTable("scan_owner")
        .addColumn("owner", "text", (column) => column.primaryKey())
        .addColumn("seq", "bigint", (column) => column.notNull())
        .addColumn("used_at", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("scan")
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("account_filter", "text", (column) => column.notNull())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("started_at", "bigint", (column) => column.notNull())
        .addColumn("stale_before", "bigint", (column) => column.notNull())
        .addColumn("finished_at", "bigint")
        .addColumn("lease_holder", "text")
        .addColumn("lease_until", "bigint", (column) => column.notNull())
        .addColumn("seq", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("scan_id", ["owner", "account_filter"])
        .execute();
      await db.schema
        .createTable("scan_account")
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("label", "text", (column) => column.notNull())
        .addColumn("region", "text", (column) => column.notNull())
        .addColumn("disabled", "integer", (column) => column.notNull())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("key_count", "integer")
        .addColumn("listed_at", "bigint")
        .addColumn("hole_code", "text")
        .addColumn("hole_status", "integer")
        .addColumn("hole_message", "text")
        .addColumn("seq", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("scan_account_id", ["owner", "account"])
        .execute();
      await db.schema
        .createTable("scan_key")
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("api_key_id", "text", (column) => column.notNull())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("shape", "text")
        .addColumn("read_at", "bigint")
        .addColumn("hole_code", "text")
        .addColumn("hole_status", "integer")
        .addColumn("hole_message", "text")
        .addColumn("gone_at", "bigint")
        .addColumn("seq", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("scan_key_id", ["owner", "account", "api_key_id"])
        .execute();
      await db.schema
        .createIndex("scan_key_seq")
        .on("scan_key")
        .columns(["owner", "seq"])
        .execute();
      await db.schema
        .createTable("scan_shape")
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("scopes", "text", (column) => column.notNull())
        .addColumn("seq", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("scan_shape_id", ["owner", "hash"])
        .execute();
    },
  },
  "003-proven-accounts": {
    async up(db) {
      // Of the accounts that are there it is not known which were only typed: the next scan of all forgets those.
      await db.schema
        .alterTable("scan_account")
        .addColumn("proven", "integer", (column) => column.notNull().defaultTo(1))
        .execute();
    },
  },
  "004-pages-of-changes": {
    async up(db) {
      // A stream reads page by page in this order. Without the whole of it, each page would sort a whole write's rows.
      await db.schema
        .createIndex("scan_key_page")
        .on("scan_key")
        .columns(["owner", "seq", "account", "api_key_id"])
        .execute();
      await db.schema.dropIndex("scan_key_seq").execute();
      await db.schema
        .createIndex("scan_account_page")
        .on("scan_account")
        .columns(["owner", "seq", "account"])
        .execute();
      await db.schema.alterTable("scan_account").addColumn("gone_at", "bigint").execute();
      await db.schema
        .alterTable("scan_shape")
        .addColumn("number", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
      await sql`update scan_shape set number = (
        select count(*) from scan_shape as other
        where other.owner = scan_shape.owner and other.hash < scan_shape.hash
      )`.execute(db);
    },
  },
  "005-sign-in-counts": {
    async up(db) {
      // In the columns and order that rate-limiter-flexible expects. SQLite has it too, and leaves it empty.
      await db.schema
        .createTable("sign_in_count")
        .addColumn("key", "varchar(255)", (column) => column.primaryKey())
        .addColumn("points", "integer", (column) => column.notNull().defaultTo(0))
        .addColumn("expire", "bigint")
        .execute();
    },
  },
  "006-write-probe": {
    async up(db) {
      await db.schema
        .createTable("write_probe")
        .addColumn("id", "integer", (column) => column.primaryKey())
        .addColumn("written_at", "bigint", (column) => column.notNull())
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
