import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "./migrations";
import { openStore, type Store } from "./open-store";
import { readChanges } from "./scan-changes";
import { scansContract } from "./scans.contract";
import { readSession } from "./sessions";
import { sessionsContract } from "./sessions.contract";

const KEYS_A_WRITE = 40;

/** What every database behind the store guarantees. `options` says where a fresh, empty one is. */
export function storeContract(options: () => Parameters<typeof openStore>[0]): void {
  let store: Store;
  let replica: Store;

  beforeAll(async () => {
    // At once, on an empty database: two replicas that start together must both come up.
    [store, replica] = await Promise.all([openStore(options()), openStore(options())]);
  });
  afterAll(() => Promise.all([store.close(), replica.close()]));

  test("migrates once, however many replicas start at once and however often", async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => openStore(options())));
    await Promise.all(many.map((each) => migrate(each.db)));
    await Promise.all(many.map((each) => each.ping()));
    await Promise.all(many.map((each) => each.close()));
  });

  test("a process that is killed while it writes loses nothing it was told is kept", async () => {
    const writer = spawn(
      process.execPath,
      ["--conditions=react-server", join(import.meta.dirname, "endless-writer.mjs")],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    writer.stdin.end(JSON.stringify({ options: options(), keysAWrite: KEYS_A_WRITE }));
    const acknowledged: string[] = [];
    for await (const id of createInterface(writer.stdout)) {
      acknowledged.push(id);
      if (acknowledged.length === 25) writer.kill("SIGKILL");
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit");
    expect(writer.signalCode, "it wrote until it was killed").toBe("SIGKILL");

    const reopened = await openStore(options());
    for (const id of acknowledged) {
      expect((await readSession(reopened, id))?.id).toBe(id);
      const { keys, shapes } = await readChanges(reopened, id, null, 0);
      expect({ keys: keys.length, shapes: shapes.length }).toEqual({
        keys: KEYS_A_WRITE,
        shapes: 1,
      });
    }
    const owners = await reopened.db.selectFrom("scan_owner").select("owner").execute();
    for (const { owner } of owners.filter(({ owner }) => owner.startsWith("killed-"))) {
      const { keys } = await readChanges(reopened, owner, null, 0);
      expect(keys.length, "a write is there whole or not at all").toBe(KEYS_A_WRITE);
    }
    await reopened.close();
  });

  describe("sessions", () => {
    sessionsContract(
      () => store,
      () => replica,
    );
  });

  describe("scans", () => {
    scansContract(
      () => store,
      () => replica,
    );
  });
}
