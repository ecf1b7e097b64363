import { setTimeout as sleep } from "node:timers/promises";
import { forgetPeak, memoryOf } from "../scripts/process-memory.mjs";
import { readAudit } from "./audit.mjs";
import { directCallMs } from "./direct.mjs";
import { heardRow } from "./heard.mjs";
import { groups, median, mostAtOnce } from "./statistics.mjs";
import { atMost, mb, ms, within } from "./table.mjs";

const LATENCY_MS = 20;
const ROUNDS = 3;
const RATE = { limit: 600, windowMs: 5_000 };
const PAGE = 100;
const SUBUSER_PAGE = 500;

/** A fleet of 1,000 subusers: as fast as SendGrid answers, and as fast as its rate limit allows. */
export async function fleet(world) {
  const free = [];
  for (let round = 0; round < ROUNDS; round += 1) free.push(await read(world, null));
  const paced = await read(world, RATE);
  const atOnce = longest(free[0].calls, mostAtOnce);
  const directMs = await directCallMs(world.sandbox, LATENCY_MS, atOnce);
  return [...freeRows(free, directMs), ...pacedRows(paced)];
}

async function read({ sandbox, app }, rateLimit) {
  const apiKey = await sandbox.clone("fleet", { latencyMs: LATENCY_MS, rateLimit });
  const cookie = await app.signIn(apiKey);
  if (rateLimit !== null) await nextWindow(rateLimit.windowMs);
  forgetPeak(app.pid);
  const audit = await readAudit(app.origin, cookie, "all");
  const calls = await sandbox.calls(apiKey, audit.startedAtMs);
  return { ...audit, calls, peakMb: memoryOf(app.pid).peakMb, needed: neededCalls(audit) };
}

/** A scan that starts with a window gets all of it. */
async function nextWindow(windowMs) {
  await sleep(windowMs - (Date.now() % windowMs));
}

/**
 * The calls that a scan needs: a full list needs another page, and subusers go on until nobody is new; one call reads
 * the key's scopes, and one finds no customers.
 */
export function neededCalls({ accounts, keys }) {
  const lists = accounts.map((account) => Math.floor((account.keys ?? 0) / PAGE) + 1);
  const subusers = Math.ceil((accounts.length - 1) / SUBUSER_PAGE) + 1;
  return keys.length + lists.reduce((sum, pages) => sum + pages, 0) + subusers + 2;
}

/** The scan reads both hosts in parallel, each with its own budget: the longer of the two is the bound. */
function longest(calls, time) {
  return Math.max(...groups(calls, (call) => call.host).map(time));
}

/** The least time for calls that are each answered after a latency, with as many under way at once as there were. */
export function latencyBound(calls, latencyMs) {
  return longest(calls, (ofHost) => Math.ceil(ofHost.length / mostAtOnce(ofHost)) * latencyMs);
}

/** How long calls took, compared with the least possible time. */
export function timeRow(what, { tookMs, calls }, bound, beside = "bound") {
  const figure = `${ms(tookMs)} (${calls.length} calls)`;
  return { what, figure, beside: `${beside} ${ms(bound)}`, ratio: tookMs / bound };
}

/** How many calls there were, compared with those needed. */
export function callsRow({ length }, needed) {
  const row = { what: "  calls", figure: String(length), beside: `needed ${needed}` };
  return atMost({ ...row, ratio: length / needed }, 1);
}

const bytesRow = (bytes) => within({ what: "  bytes a key", figure: bytes.toFixed(0) }, bytes, 250);

function freeRows(runs, directMs) {
  const tookMs = median(runs.map((run) => run.tookMs));
  const { calls, keys, needed, accounts } = runs[0];
  const bound = latencyBound(calls, LATENCY_MS);
  const what = `fleet of ${accounts.length} accounts, ${keys.length} keys, ${LATENCY_MS} ms`;
  const direct = (bound / LATENCY_MS) * directMs;
  return [
    atMost(timeRow(what, { tookMs, calls }, bound), 1.1),
    timeRow("", { tookMs, calls }, direct, "as many direct calls"),
    callsRow(calls, needed),
    bytesRow(median(runs.map((run) => run.bytes / run.keys.length))),
    heardRow(runs[0]),
    { what: "  peak memory", figure: mb(Math.max(...runs.map((run) => run.peakMb))) },
  ];
}

function pacedRows({ tookMs, calls, keys, bytes, needed, peakMb }) {
  const { limit, windowMs } = RATE;
  const bound = longest(calls, (ofHost) => {
    const last = ofHost.length % limit;
    const burst = Math.ceil(last / mostAtOnce(ofHost)) * LATENCY_MS;
    return Math.floor(ofHost.length / limit) * windowMs + burst;
  });
  const refused = calls.filter((call) => call.status === 429).length;
  const what = `  at ${limit} in ${windowMs / 1_000} s`;
  return [
    atMost(timeRow(what, { tookMs, calls }, bound), 1.03),
    { what: "  of each full window, used", ...held(calls) },
    { what: "  answered 429", figure: String(refused), goal: "0", met: refused === 0 },
    callsRow(calls, needed),
    bytesRow(bytes / keys.length),
    heardRow({ calls, keys }),
    { what: "  peak memory", figure: mb(peakMb) },
  ];
}

/** The least use of any window on the busier host, except the last window, which ends when the work does. */
function held(calls) {
  const ofHost = calls.filter((call) => call.host === "global");
  const windows = groups(ofHost, (call) => Math.floor(call.startedAtMs / RATE.windowMs));
  const counts = windows.slice(0, -1).map((calls) => calls.length);
  const ratio = Math.min(...counts) / RATE.limit;
  return {
    figure: `${Math.min(...counts)} of ${RATE.limit}`,
    ratio,
    goal: ">= 0.97",
    met: ratio >= 0.97,
  };
}
