import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxed } from "../testing/sandboxed";

const server = process.env.TEST_DATABASE_URL ?? "";

// scripts/test.mjs starts a PostgreSQL server and sets the variable. Without one, these tests count as skipped, not
// passed.
describe.skipIf(server === "")("key-audit scan --store with PostgreSQL", () => {
  const { clone, control, runWith } = sandboxed();
  const name = `command_${crypto.randomUUID().replaceAll("-", "")}`;
  const url = (database: string) => Object.assign(new URL(server), { pathname: `/${database}` });

  async function query(database: string, statement: string) {
    const client = new pg.Client({ connectionString: url(database).href });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }
  const administer = (statement: string) =>
    query(url("").pathname.slice(1) || "postgres", statement);
  beforeAll(async () => void (await administer(`create database ${name}`)));
  afterAll(async () => void (await administer(`drop database ${name} with (force)`)));

  const args = ["scan", "--account", "self", "--quiet", "--store", "--baseline", "stored"];
  const scan = (key: string, ...more: string[]) =>
    runWith(key, [...args, "--fail-on-new", ...more], { env: { DATABASE_URL: url(name).href } });

  it("writes the history there, and tells the next run what is new since", async () => {
    const key = clone("acme");
    const first = await scan(key, "--fail-on", "never");
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining("nothing was recorded") });
    expect(await scan(key)).toEqual({ code: 0, out: "", err: "" });
    const made = {
      api_key_id: "made-since-000000000000",
      name: "made",
      scopes: ["api_keys.create"],
    };
    control().editKeys(key, { removed: [], put: [made] });
    expect((await scan(key)).code).toBe(1);
    const states = await query(name, "select number, key_count from history_state order by number");
    expect(states).toHaveLength(2);
    const [{ stored }] = await query(
      name,
      `select string_agg(t::text, ' ') as stored from (select * from scan_owner) t`,
    );
    expect(stored ?? "").not.toContain(key.slice(26));
  });

  it("says nothing of the database's password when it is not there", async () => {
    const away = Object.assign(url("none"), { port: "9", password: "hunter2-of-the-database" });
    const { code, out, err } = await runWith(
      clone("acme"),
      ["scan", "--account", "self", "--store"],
      {
        env: { DATABASE_URL: away.href },
      },
    );
    expect(code).toBe(2);
    expect(err).toContain("DATABASE_URL");
    expect(out + err).not.toContain("hunter2");
  });
});
