import { Pool } from "undici";

/**
 * Reads `GET /api/audit` to its end, as a browser does.
 * @returns when it started and ended (epoch ms), how many ms it took, its uncompressed bytes, keys (each with when it
 * was last received, epoch ms) and accounts
 */
export async function readAudit(origin, cookie, account) {
  const pool = new Pool(origin, { bodyTimeout: 120_000 });
  const startedAtMs = Date.now();
  const started = performance.now();
  const { statusCode, body } = await pool.request({
    method: "GET",
    path: `/api/audit?account=${account}`,
    headers: { cookie },
  });
  if (statusCode !== 200) throw new Error(`The audit answered ${statusCode}`);
  let bytes = 0;
  let text = "";
  const keys = new Map();
  const accounts = new Map();
  let done = null;
  for await (const chunk of body) {
    bytes += chunk.length;
    const lines = (text + chunk.toString("latin1")).split("\n");
    text = lines.pop();
    const heardAtMs = Date.now();
    for (const line of lines) {
      const event = JSON.parse(line);
      if (event.type === "key") {
        keys.set(`${event.account} ${event.api_key_id}`, { ...event, heardAtMs });
      } else if (event.type === "account") accounts.set(event.account, event);
      else if (event.type === "done") done = event;
    }
  }
  const tookMs = performance.now() - started;
  await pool.close();
  if (done === null) throw new Error("The audit ended without `done`");
  if (done.keys.read !== keys.size) {
    throw new Error(`The audit read ${done.keys.read} of ${keys.size} keys: nothing to measure`);
  }
  return { startedAtMs, tookMs, bytes, keys: [...keys.values()], accounts: [...accounts.values()] };
}
