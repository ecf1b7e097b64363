import "server-only";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import Libsql from "libsql";
import { LRUCache } from "lru-cache";
import { StoreUnavailable } from "../failure/store-unavailable";

const BUSY_LIMIT_MS = 5_000;
const BUSY_PAUSE_MS = 5;
const AWAY = /^SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|CORRUPT|NOTADB|PERM)/;

/**
 * SQLite in `<dataDir>/key-audit.db`. Creates a missing folder and file for this user alone.
 * @throws StoreUnavailable if that fails
 */
export async function sqliteDialect(dataDir: string): Promise<Dialect> {
  const database = await openDatabase(dataDir);
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => new PatientSqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

async function openDatabase(dataDir: string): Promise<Libsql.Database> {
  const file = join(dataDir, "key-audit.db");
  try {
    makeFolder(dataDir);
    // The file holds sealed keys and key names: SQLite gives its -wal and -shm files the mode of the file itself.
    closeSync(openSync(file, "a", 0o600));
    chmodSync(file, 0o600);
    // Another process may hold it exclusively: the first one ever creates the tables, the last one tidies up.
    return await patiently(() => openWhole(file));
  } catch (error) {
    throw error instanceof StoreUnavailable ? error : new StoreUnavailable(error);
  }
}

function openWhole(file: string): Libsql.Database {
  const database = new Libsql(file);
  try {
    assertWhole(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Avoids Node's own `recursive`, which never returns for a folder where none can be created, such as /proc. */
function makeFolder(path: string) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been first.
    if (!existsSync(path)) throw error;
  }
}

/** A damaged file opens without error, and fails at the first request that meets the damage. */
function assertWhole(database: Libsql.Database) {
  const [first] = database.prepare("pragma quick_check(1)").raw().all();
  if (String(first) !== "ok") throw new Libsql.SqliteError("damaged", "SQLITE_CORRUPT");
}

/**
 * Kysely's adapter denies it, but SQLite rolls tables back too: migrations of two processes then wait for each other.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Caches prepared reads: preparing one takes as long as reading a row. */
function rememberReads(database: Libsql.Database): SqliteDatabase {
  const reads = new LRUCache<string, Libsql.Statement>({ max: 100 });
  return {
    close: () => database.close(),
    prepare(sql) {
      if (!sql.startsWith("select ")) return database.prepare(sql);
      const statement = reads.get(sql) ?? database.prepare(sql);
      // Cached again only after success: a statement that failed may stay open.
      reads.delete(sql);
      return {
        reader: true,
        all(parameters) {
          const rows: unknown[] = statement.all(parameters);
          reads.set(sql, statement);
          return rows;
        },
        run: (parameters) => statement.run(parameters),
        iterate: (parameters) => statement.iterate(parameters),
      };
    },
  };
}

/**
 * Kysely's driver, but every write first asks for the write lock and waits for it here: SQLite's own wait would block
 * all other requests, and libsql leaves a statement that met a locked database open, so that no later commit succeeds.
 */
class PatientSqliteDriver extends SqliteDriver {
  constructor(private readonly database: Libsql.Database) {
    super({ database: rememberReads(database) });
  }

  override async init(): Promise<void> {
    await super.init();
    await this.run("pragma journal_mode = wal");
    // Overwrites a deleted sealed key: its place in the file may stay free for long.
    await this.run("pragma secure_delete = on");
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => this.execute(connection, query),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  /** Begins a scan's write: a power cut may lose its last moments, which a scan then reads again. */
  override async beginTransaction(): Promise<void> {
    await this.begin("normal");
  }

  /**
   * `normal` doesn't wait for the disk at each commit, so it holds nobody up; a sign-out, for example, is worth the
   * wait.
   */
  private async begin(durability: "normal" | "full"): Promise<void> {
    await this.run(`pragma synchronous = ${durability}`);
    await this.run("begin immediate");
  }

  override async commitTransaction(): Promise<void> {
    await this.run("commit");
  }

  override async rollbackTransaction(): Promise<void> {
    // SQLite has already rolled back if, for example, the disk is full.
    if (this.database.inTransaction) await this.run("rollback");
  }

  private async execute<R>(
    connection: DatabaseConnection,
    query: CompiledQuery,
  ): Promise<QueryResult<R>> {
    // A pragma is not a write, and SQLite refuses to empty the log inside one.
    const isWrite = !SelectQueryNode.is(query.query) && !query.sql.startsWith("pragma ");
    if (this.database.inTransaction || !isWrite) {
      return patiently(() => connection.executeQuery<R>(query));
    }
    await this.begin("full");
    try {
      const result = await patiently(() => connection.executeQuery<R>(query));
      await this.commitTransaction();
      return result;
    } catch (error) {
      await this.rollbackTransaction();
      throw error;
    }
  }

  private run(statement: string): Promise<unknown> {
    return patiently(() => this.database.exec(statement));
  }
}

async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Libsql.SqliteError ? error.code : "";
      if (code.startsWith("SQLITE_BUSY") && performance.now() < deadline) {
        await sleep(BUSY_PAUSE_MS * (1 + Math.random()));
        continue;
      }
      throw AWAY.test(code) ? new StoreUnavailable(error) : error;
    }
  }
}
