import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { storeContract } from "./store.contract";

const server = process.env.TEST_DATABASE_URL ?? "";

// scripts/test.mjs starts a PostgreSQL and sets the variable. Without one these tests count as skipped, never as passed.
describe.skipIf(server === "")("PostgreSQL", () => {
  const name = `store_${crypto.randomUUID().replaceAll("-", "")}`;
  const databaseUrl = () => Object.assign(new URL(server), { pathname: `/${name}` }).href;

  async function administer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
  beforeAll(() => administer(`create database ${name}`));
  afterAll(() => administer(`drop database ${name} with (force)`));

  storeContract(() => ({ databaseUrl: databaseUrl(), dataDir: "" }));
});
