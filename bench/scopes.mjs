import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readAudit } from "./audit.mjs";
import { directCallMs } from "./direct.mjs";
import { root } from "./processes.mjs";
import { median, mostAtOnce } from "./statistics.mjs";
import { atMost, ms } from "./table.mjs";

const LATENCY_MS = 50;
const ROUNDS = 5;

/** 1. The scopes of 100 keys: the audit, compared with the official client in a loop and with all calls at once. */
export async function scopes({ sandbox, app }) {
  const options = { latencyMs: LATENCY_MS, rateLimit: null };
  const ours = [];
  const loop = [];
  const all = [];
  // One uncounted run, since nothing is compiled yet.
  await ourTime(sandbox, app, options);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await ourTime(sandbox, app, options));
    all.push(await theirTime("all", sandbox, await sandbox.clone("full", options)));
    if (round < 2)
      loop.push(await theirTime("loop", sandbox, await sandbox.clone("full", options)));
  }
  const took = median(ours.map((each) => each.tookMs));
  const { calls, concurrency, keys } = ours[0];
  const bound = Math.ceil(calls / concurrency) * LATENCY_MS;
  // Nobody knows which keys to read before the first page of the list: concurrency doesn't help there.
  const steps = 1 + Math.ceil((calls - 1) / concurrency);
  const ordered = steps * LATENCY_MS;
  const direct = steps * (await directCallMs(sandbox, LATENCY_MS, concurrency));
  const figure = `${ms(took)} (${calls} calls, ${concurrency} at once)`;
  const beside = (words, time) => ({
    what: "",
    figure,
    beside: `${words} ${ms(time)}`,
    ratio: took / time,
  });
  return [
    {
      ...atMost(beside("ceil(calls/at once) x latency", bound), 1.1),
      what: `scopes of ${keys} keys, ${LATENCY_MS} ms`,
    },
    beside(`the list first: ${steps} x latency`, ordered),
    beside(`${steps} x a direct call`, direct),
    beside("official client, loop", median(loop)),
    beside("official client, all at once", median(all)),
  ];
}

async function ourTime(sandbox, app, options) {
  const apiKey = await sandbox.clone("full", options);
  const cookie = await app.signIn(apiKey);
  const { tookMs, startedAtMs, keys } = await readAudit(app.origin, cookie, "self");
  const calls = await sandbox.calls(apiKey, startedAtMs);
  const concurrency = mostAtOnce(calls);
  return { tookMs, keys: keys.length, calls: calls.length, concurrency };
}

async function theirTime(mode, { globalUrl }, apiKey) {
  const env = { ...process.env, SENDGRID_BASE_URL: globalUrl, API_KEY: apiKey, MODE: mode };
  const script = "bench/peers/official-client.mjs";
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root, env });
  return JSON.parse(stdout).ms;
}
