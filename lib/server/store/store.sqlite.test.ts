import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Libsql from "libsql";
import { afterAll, describe, expect, test } from "vitest";
import { StoreUnavailable } from "../failure/store-unavailable";
import { openStore } from "./open-store";
import { storeContract } from "./testing/store.contract";

const temporary = mkdtempSync(join(tmpdir(), "store-"));
afterAll(() => rmSync(temporary, { recursive: true }));

/** Each kill starts a process: npm run test:long takes the time for many. */
const KILLS = process.env.KEY_AUDIT_LONG === undefined ? 5 : 50;

describe("SQLite", () => {
  storeContract(() => ({ dataDir: join(temporary, "contract") }), KILLS);

  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

  test("the folder and every file in it are this user's alone", async () => {
    const dataDir = join(temporary, "modes", "nested");
    const store = await openStore({ dataDir });
    expect(mode(dataDir)).toBe("700");
    for (const file of ["key-audit.db", "key-audit.db-wal", "key-audit.db-shm"]) {
      expect(mode(join(dataDir, file)), file).toBe("600");
    }
    await store.close();
  });

  test("a file that others could read is taken away from them", async () => {
    const file = join(temporary, "key-audit.db");
    writeFileSync(file, "");
    chmodSync(file, 0o644);
    const store = await openStore({ dataDir: temporary });
    expect(mode(file)).toBe("600");
    await store.close();
  });

  test("a migration that fails half way leaves the tables as they were", async () => {
    const dataDir = join(temporary, "half");
    mkdirSync(dataDir);
    const database = new Libsql(join(dataDir, "key-audit.db"));
    database.exec("create table scan_key (in_the_way text)");
    await expect(openStore({ dataDir })).rejects.toThrow("scan_key");
    const tables =
      "select name from sqlite_master where type = 'table' and name not like 'kysely%'";
    expect(database.prepare(tables).all()).toEqual([{ name: "scan_key" }]);
    database.exec("drop table scan_key");
    database.close();
    const store = await openStore({ dataDir });
    await store.ping();
    await store.close();
  });

  test("a file whose pages are damaged is StoreUnavailable at once, and not for whoever first meets the damage", async () => {
    const dataDir = join(temporary, "damaged");
    const store = await openStore({ dataDir });
    await store.eraseDeleted();
    await store.close();
    const file = join(dataDir, "key-audit.db");
    const whole = readFileSync(file);
    for (const page of [3, 5, 9]) {
      writeFileSync(file, Buffer.from(whole).fill("x", 4_096 * page, 4_096 * (page + 1)));
      const opening = openStore({ dataDir });
      await expect(opening, `page ${page}`).rejects.toBeInstanceOf(StoreUnavailable);
    }
  });

  test("a file that another process has to itself for a moment is waited for", async () => {
    const dataDir = join(temporary, "busy");
    mkdirSync(dataDir);
    const other = new Libsql(join(dataDir, "key-audit.db"));
    other.exec("begin exclusive; create table other (id integer)");
    const opening = openStore({ dataDir });
    await sleep(200);
    other.exec("commit");
    other.close();
    const store = await opening;
    await store.ping();
    await store.close();
  });

  test("a folder that cannot be made is StoreUnavailable", async () => {
    const dataDir = join("/dev/null", "data");
    await expect(openStore({ dataDir })).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
