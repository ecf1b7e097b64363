import { mkdtemp, open, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxHosts } from "../support/addresses";
import { cookieOf } from "../support/ask";
import { expect, postSession, test } from "../support/fixtures";
import { type RunningApp, sessionPassword, startApp } from "../support/start-app";

const SNAPSHOT_LIMIT_MS = 150_000;

async function endOf(path: string): Promise<string> {
  const file = await open(path);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read({ position: Math.max(0, size - 20), length: 20 });
  await file.close();
  return buffer.toString("latin1", 0, bytesRead);
}

/** The contents of a snapshot of the app's heap, after garbage collection. A signal makes Node write one. */
async function heapOf(app: RunningApp, folder: string): Promise<string> {
  const before = new Set(await readdir(folder));
  process.kill(app.pid, "SIGUSR2");
  let name: string | undefined;
  // A hundred megabytes, written while the app does nothing else.
  await expect
    .poll(
      async () => {
        name = (await readdir(folder)).find((each) => !before.has(each));
        return name === undefined ? "" : endOf(join(folder, name));
      },
      { timeout: SNAPSHOT_LIMIT_MS },
    )
    .toMatch(/\]\s*\}\s*$/);
  return readFile(join(folder, name ?? ""), "latin1");
}

const copiesIn = (heap: string, secret: string) => heap.split(secret).length - 1;

test("after signing out, no copy of the key is left in the app's memory", async ({
  request,
  sandbox,
}) => {
  test.setTimeout(600_000);
  const folder = await mkdtemp(join(tmpdir(), "key-audit-heap-"));
  const app = await startApp({
    SESSION_PASSWORD: sessionPassword(),
    ...sandboxHosts(),
    NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}`,
  });
  try {
    const apiKey = await sandbox.clone("acme", { rateLimit: null, latencyMs: 100 });
    const secret = apiKey.slice(26);
    await postSession(request, app.url, { api_key: apiKey });
    const cookie = await cookieOf(request);
    const reading = fetch(`${app.url}/api/audit?account=all`, { headers: { Cookie: cookie } });
    const read = (await reading).text();
    expect(copiesIn(await heapOf(app, folder), secret), "while a scan runs").toBeGreaterThan(0);
    await read;
    await request.get(`${app.url}/keys`);
    const answer = await request.delete(`${app.url}/api/session`, { headers: { Origin: app.url } });
    expect(answer.status()).toBe(204);
    // A connection's memory lives as long as the connection, and a scan's last check about a second.
    await expect.poll(async () => copiesIn(await heapOf(app, folder), secret)).toBe(0);
  } finally {
    await app.stop();
    await rm(folder, { recursive: true });
  }
});
