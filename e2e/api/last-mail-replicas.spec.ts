import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxHosts } from "../support/addresses";
import { askRaw } from "../support/ask";
import { expect, test } from "../support/fixtures";
import { sessionPassword, startApp } from "../support/start-app";

const accounts = [{ username: "own", keys: ["shop", "quiet", "dark", "dim", "grey"] }];
const sent = { shop: { last_event_time: "2026-11-25T10:12:00Z" } };
const MINUTE_MS = 60_000;

test("a task whose server is killed goes on with another one: no question twice, no minute with more than six calls", async ({
  sandbox,
}) => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), "key-audit-two-"));
  const settings = {
    SESSION_PASSWORD: sessionPassword(),
    APP_ORIGIN: "http://127.0.0.1:1",
    DATA_DIR: dataDir,
    ...sandboxHosts(),
  };
  const [first, second] = [await startApp(settings), await startApp(settings)];
  let isKilled = false;
  try {
    const apiKey = await sandbox.clone("acme", { accounts, activity: { sent } });
    const ask = (url: string, path: string, method = "GET", body = {}) => {
      const headers = {
        Cookie: cookie,
        Origin: settings.APP_ORIGIN,
        "Content-Type": "application/json",
      };
      return askRaw(url, path, {
        method,
        headers,
        ...(method === "POST" && { body: JSON.stringify(body) }),
      });
    };
    let cookie = "";
    const signedIn = await ask(first.url, "/api/session", "POST", { api_key: apiKey });
    expect(signedIn.status, signedIn.text).toBe(201);
    cookie = signedIn.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const asked = async () =>
      (await sandbox.calls(apiKey)).filter(({ path }) => path.startsWith("/v3/messages"));
    const task = async () => JSON.parse((await ask(second.url, "/api/last-mail")).text);

    // Kill it between an answer and the next question, after it saved what it had asked.
    await sandbox.setFaults(apiKey, [{ kind: "latency", ms: 400, match: "/v3/messages" }]);
    expect((await ask(first.url, "/api/last-mail", "POST", { action: "start" })).status).toBe(204);
    await expect
      .poll(async () => (await task()).task.calls, { intervals: [20] })
      .toBeGreaterThanOrEqual(2);
    await first.stop("SIGKILL");
    isKilled = true;

    await expect
      .poll(async () => (await task()).task.status, { timeout: 120_000, intervals: [500] })
      .toBe("done");
    const { keys, task: done } = await task();
    expect(keys).toHaveLength(6);
    expect(keys.filter(({ state }: { state: string }) => state === "sent")).toHaveLength(1);
    expect(done).toMatchObject({ total: 6, settled: 6, failure: null });
    const calls = await asked();
    // Only the call in flight when the first replica died is repeated, and none that was answered.
    expect(calls.length).toBeLessThanOrEqual(done.calls + 1);
    const answered = calls.filter(({ aborted }) => !aborted).map(({ path }) => path);
    expect(new Set(answered).size).toBe(answered.length);
    for (const { startedAtMs } of calls) {
      const within = calls.filter((call) => {
        return call.startedAtMs >= startedAtMs && call.startedAtMs < startedAtMs + MINUTE_MS;
      });
      expect(within.length).toBeLessThanOrEqual(6);
    }
  } finally {
    await Promise.all([isKilled ? null : first.stop("SIGKILL"), second.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  }
});
