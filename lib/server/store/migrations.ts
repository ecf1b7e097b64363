import "server-only";
import { type Kysely, type Migration, Migrator, sql } from "kysely";
import type { Tables } from "./schema";

// Never edit a released migration: add a new one, named so that it sorts last.
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
      // Nobody knows which existing accounts were only typed: the next scan of all forgets those.
      await db.schema
        .alterTable("scan_account")
        .addColumn("proven", "integer", (column) => column.notNull().defaultTo(1))
        .execute();
    },
  },
  "004-pages-of-changes": {
    async up(db) {
      // A stream reads pages in this order. Without the full index, each page would sort the rows of a whole write.
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
      // The columns and order that rate-limiter-flexible expects. SQLite has the table too, and leaves it empty.
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
  "008-last-mail": {
    async up(db) {
      // Only the time of a message: not its recipient, sender or subject.
      await db.schema
        .createTable("last_mail")
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("api_key_id", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("last_event_at", "bigint")
        .addColumn("asked_at", "bigint", (column) => column.notNull())
        .addColumn("reason", "text")
        .addPrimaryKeyConstraint("last_mail_id", ["owner", "api_key_id"])
        .execute();
      await db.schema
        .createTable("last_mail_task")
        .addColumn("owner", "text", (column) => column.primaryKey())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("started_at", "bigint", (column) => column.notNull())
        .addColumn("finished_at", "bigint")
        .addColumn("total", "integer", (column) => column.notNull())
        .addColumn("calls", "integer", (column) => column.notNull())
        .addColumn("search", "text", (column) => column.notNull())
        .addColumn("failure", "text")
        .addColumn("lease_holder", "text")
        .addColumn("lease_until", "bigint", (column) => column.notNull())
        .execute();
    },
  },
  "009-history": {
    async up(db) {
      await db.schema
        .createTable("history_account")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("network", "text", (column) => column.notNull())
        .addColumn("read_at", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("history_state")
        .addColumn("history", "text", (column) => column.notNull())
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("key_count", "integer", (column) => column.notNull())
        .addColumn("first_after", "bigint", (column) => column.notNull())
        .addColumn("first_before", "bigint", (column) => column.notNull())
        .addColumn("last_after", "bigint", (column) => column.notNull())
        .addColumn("last_before", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("history_state_id", ["history", "number"])
        .execute();
      // The sweep looks for old rows each minute, and mostly finds none.
      await db.schema
        .createIndex("history_state_last")
        .on("history_state")
        .columns(["last_before"])
        .execute();
      await db.schema
        .createTable("history_key")
        .addColumn("history", "text", (column) => column.notNull())
        .addColumn("api_key_id", "text", (column) => column.notNull())
        .addColumn("from_state", "integer", (column) => column.notNull())
        .addColumn("to_state", "integer")
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("shape", "text")
        .addPrimaryKeyConstraint("history_key_id", ["history", "api_key_id", "from_state"])
        .execute();
      // An id in the newest state of one account is in no other's: two writers that meet a new one make one history.
      await db.schema
        .createTable("history_claim")
        .addColumn("network", "text", (column) => column.notNull())
        .addColumn("api_key_id", "text", (column) => column.notNull())
        .addColumn("history", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("history_claim_id", ["network", "api_key_id"])
        .execute();
      await db.schema
        .createIndex("history_claim_history")
        .on("history_claim")
        .columns(["history"])
        .execute();
      await db.schema
        .createTable("history_shape")
        .addColumn("history", "text", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("scopes", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("history_shape_id", ["history", "hash"])
        .execute();
      await db.schema
        .createTable("history_failure")
        .addColumn("history", "text", (column) => column.notNull())
        .addColumn("first_at", "bigint", (column) => column.notNull())
        .addColumn("after_at", "bigint", (column) => column.notNull())
        .addColumn("last_at", "bigint", (column) => column.notNull())
        .addColumn("readable_by", "bigint")
        .addColumn("code", "text", (column) => column.notNull())
        .addColumn("status", "integer")
        .addPrimaryKeyConstraint("history_failure_id", ["history", "first_at"])
        .execute();
    },
  },
  "010-reviews": {
    async up(db) {
      await db.schema
        .createTable("review")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("network", "text", (column) => column.notNull())
        .addColumn("target", "text", (column) => column.notNull())
        .addColumn("note", "text", (column) => column.notNull())
        .addColumn("opened_by", "text", (column) => column.notNull())
        .addColumn("opened_at", "bigint", (column) => column.notNull())
        .addColumn("key_count", "integer", (column) => column.notNull())
        .addColumn("file", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("review_account")
        .addColumn("review", "text", (column) => column.notNull())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("label", "text", (column) => column.notNull())
        .addColumn("history", "text")
        .addPrimaryKeyConstraint("review_account_id", ["review", "account"])
        .execute();
      await db.schema
        .createIndex("review_account_history")
        .on("review_account")
        .columns(["history"])
        .execute();
      await db.schema
        .createTable("review_key")
        .addColumn("review", "text", (column) => column.notNull())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("api_key_id", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("review_key_id", ["api_key_id", "review", "account"])
        .execute();
      await db.schema
        .createTable("review_act")
        .addColumn("review", "text", (column) => column.notNull())
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("previous", "text", (column) => column.notNull())
        .addColumn("sha256", "text", (column) => column.notNull())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("made_at", "bigint", (column) => column.notNull())
        .addColumn("decided", "integer", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("review_act_id", ["review", "number"])
        // The chain: of all who decide at once on the same state, one comes first.
        .addUniqueConstraint("review_act_chain", ["review", "previous"])
        .execute();
    },
  },
  "011-last-mail-calls": {
    async up(db) {
      await db.schema
        .createTable("last_mail_call")
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("called_at", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("last_mail_call_owner")
        .on("last_mail_call")
        .columns(["owner", "called_at"])
        .execute();
    },
  },
  "012-scan-asked": {
    async up(db) {
      await db.schema.alterTable("scan").addColumn("asked", "text").execute();
    },
  },
};

/**
 * Brings the tables up to date; does nothing if they are. Two replicas may start at once: on PostgreSQL the migrator
 * holds an advisory lock, on SQLite the write transaction is the lock.
 * @throws StoreUnavailable if the database can't be reached
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
