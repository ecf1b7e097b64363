import "server-only";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import pg from "pg";
import { StoreUnavailable } from "../failure/store-unavailable";

const CONNECT_LIMIT_MS = 3_000;
const QUERY_LIMIT_MS = 5_000;
// The server gives up first. A query that only this end abandons would continue there, perhaps waiting for a lock, on a
// connection that the pool has replaced: the server would run out of connections.
const STATEMENT_LIMIT_MS = 4_000;
const IDLE_IN_TRANSACTION_LIMIT_MS = 10_000;
// SQLSTATE classes of a server that can't serve now: connection, authorization, missing database, deadlock rollback,
// out of resources, canceled or shutting down, system error; plus read-only and idle-in-transaction. Others are our own
// defects, and pass unchanged.
const AWAY = /^(08|28|3D|40|53|57|58|25006|25P03)/;
const asNumber = (text: string) => Number(text);

/**
 * PostgreSQL at `databaseUrl`. Connections open on demand, and reopen after an outage. There are at most ten: a caller
 * that finds none free waits up to three seconds for one.
 */
export function postgresDialect(databaseUrl: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new WatchedPostgresDriver(openPool(databaseUrl)),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: "sendgrid-key-audit",
    max: 10,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: QUERY_LIMIT_MS,
    statement_timeout: STATEMENT_LIMIT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_LIMIT_MS,
    keepAlive: true,
    types: {
      // Every bigint of ours is epoch ms, a count or a seq: well within a number's range.
      getTypeParser: (oid, format) =>
        oid === pg.types.builtins.INT8 ? asNumber : pg.types.getTypeParser(oid, format),
    },
  });
  // A cut connection emits an event besides failing its query. Without a listener, the event would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Kysely's own driver would return a timed-out connection to the pool, and knows no StoreUnavailable. */
class WatchedPostgresDriver implements Driver {
  constructor(private readonly pool: pg.Pool) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<WatchedConnection> {
    return new WatchedConnection(await this.pool.connect().catch(asAway));
  }

  async releaseConnection(connection: WatchedConnection): Promise<void> {
    connection.release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}

class WatchedConnection implements DatabaseConnection {
  private broken = false;

  constructor(private readonly client: pg.PoolClient) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { rows, rowCount } = await this.client.query(query.sql, [...query.parameters]);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      this.broken ||= isAway(error);
      return asAway(error);
    }
  }

  streamQuery(): never {
    throw new Error("The store does not stream rows.");
  }

  /** Closes a connection that failed: its next answer could belong to the query it failed on. */
  release(): void {
    this.client.release(this.broken);
  }
}

function isAway(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || AWAY.test(error.code ?? "");
}

function asAway(error: unknown): never {
  throw isAway(error) ? new StoreUnavailable(error) : error;
}
