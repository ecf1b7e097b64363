import pg from "pg";
import { withPostgres } from "../scripts/postgres.mjs";
import { startApp } from "./app.mjs";
import { readAudit } from "./audit.mjs";
import { MB, portOf, stop } from "./processes.mjs";

const SIZES = `select c.relname as name, pg_total_relation_size(c.oid)::int as bytes
  from pg_class c where c.relkind = 'r' and c.relname like 'scan%'`;

/** 5. What a scan takes up in PostgreSQL, with its indexes: about 20,000 keys of 1,001 accounts. */
export function database({ folder, sandbox }) {
  return withPostgres(async (url) => {
    if (url === null) return [{ what: "PostgreSQL", figure: "not measured: there is none" }];
    const port = portOf("database");
    const app = await startApp(folder, sandbox, { port, env: { DATABASE_URL: url } });
    const cookie = await app.signIn(await sandbox.clone("huge", { rateLimit: null }));
    const { keys } = await readAudit(app.origin, cookie, "all");
    const sizes = await read(url);
    await stop(app.child);
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const each = sizes.find(({ name }) => name === "scan_key").bytes / keys.length;
    return [
      {
        what: `PostgreSQL, a reading of ${keys.length} keys`,
        figure: `${(total / MB).toFixed(1)} MB`,
        beside: `${Math.round(each)} bytes a key`,
      },
    ];
  });
}

async function read(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("vacuum");
    return (await client.query(SIZES)).rows;
  } finally {
    await client.end();
  }
}
