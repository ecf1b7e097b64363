import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { requireSession } from "../session/session";
import { signIn } from "../session/sign-in";
import { putAccounts } from "../store/scan-accounts";
import { putKeyScopes } from "../store/scan-keys";
import { startScan } from "../store/scans";
import { store } from "../store/shared-store";
import { anAccount } from "../store/testing/scan-fixtures";
import { serverEnv } from "../testing/server-env";
import { scanStream } from "./scan-stream";

const server = serverEnv();
const { signal } = new AbortController();
const KEYS = 20_000;
const STREAMS = 20;
const MB = 1_048_576;

/** Reachable memory, in bytes. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}

test("a stream costs under 1 MB, however large the fleet and however little its reader takes, and nothing once they left", async () => {
  const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
  const reader = await requireSession([cookie]);
  const { owner } = reader.credential;
  const db = await store();
  await putAccounts(db, owner, [anAccount("self")], Date.now());
  // The worst case: no two keys have the same scopes.
  const keys = Array.from({ length: KEYS }, (_, n) => ({
    account: "self",
    api_key_id: `key-${n}`,
    name: `A key with a name of usual length ${n}`,
    scopes: [`scope-${n}`, "mail.send"],
  }));
  for (let n = 0; n < KEYS; n += 1_000) {
    await putKeyScopes(db, owner, keys.slice(n, n + 1_000), Date.now());
  }
  await startScan(db, { owner, accountFilter: "all" }, { nowMs: Date.now(), staleBeforeMs: 0 });
  const streams = Array.from({ length: STREAMS }, () => scanStream(reader, "all", signal));
  const before = heap();
  // Each stream sends half of the fleet; the other half waits for readers who take no more.
  for (const stream of streams) {
    for (let told = 0; told < KEYS; ) told += (await stream.next()).value?.length ?? KEYS;
  }
  const each = (heap() - before) / STREAMS;
  expect(each).toBeLessThan(MB);
  for (const stream of streams.splice(0)) await stream.return(undefined);
  expect(heap() - before, "once they have left").toBeLessThan(MB);
}, 60_000);
