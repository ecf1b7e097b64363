import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readAudit } from "./audit.mjs";
import { directCallMs } from "./direct.mjs";
import { heardRow } from "./heard.mjs";
import { groups, median, mostAtOnce } from "./statistics.mjs";
import { atMost, ms } from "./table.mjs";

const LATENCY_MS = 20;
const ROUNDS = 3;
const RATE = { limit: 600, windowMs: 5_000 };
const PAGE = 100;
const SUBUSER_PAGE = 500;
const MB = 1_048_576;

/** 3. A fleet of 1,000 subusers: as fast as SendGrid answers, and as fast as its rate limit allows. */
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
  return { ...audit, calls, peakMb: peakMb(app.pid), needed: neededCalls(audit) };
}

/** A scan that starts with a window has the whole of it. */
async function nextWindow(windowMs) {
  await sleep(windowMs - (Date.now() % windowMs));
}

/**
 * A list that comes back full is asked for what follows, and subusers until nobody is new; one call asks what the key may
 * do, and one finds no customers.
 */
export function neededCalls({ accounts, keys }) {
  const lists = accounts.map((account) => Math.floor((account.keys ?? 0) / PAGE) + 1);
  const subusers = Math.ceil((accounts.length - 1) / SUBUSER_PAGE) + 1;
  return keys.length + lists.reduce((sum, pages) => sum + pages, 0) + subusers + 2;
}

/** Both hosts are read side by side, each with its own budget: the longer of the two is the bound. */
export function longest(calls, time) {
  return Math.max(...groups(calls, (call) => call.host).map(time));
}

function freeRows(runs, directMs) {
  const took = median(runs.map((run) => run.tookMs));
  const { calls, keys, needed, accounts } = runs[0];
  const bound = longest(
    calls,
    (ofHost) => Math.ceil(ofHost.length / mostAtOnce(ofHost)) * LATENCY_MS,
  );
  const bytes = median(runs.map((run) => run.bytes / run.keys.length));
  const what = `fleet of ${accounts.length} accounts, ${keys.length} keys`;
  const figure = `${ms(took)} (${calls.length} calls)`;
  const count = { figure: String(calls.length), beside: `needed ${needed}` };
  return [
    atMost(
      {
        what: `${what}, ${LATENCY_MS} ms`,
        figure,
        beside: `bound ${ms(bound)}`,
        ratio: took / bound,
      },
      1.1,
    ),
    {
      what: "",
      figure,
      beside: `as many direct calls ${ms((bound / LATENCY_MS) * directMs)}`,
      ratio: took / ((bound / LATENCY_MS) * directMs),
    },
    atMost({ what: "  calls", ...count, ratio: calls.length / needed }, 1),
    { what: "  bytes a key", figure: bytes.toFixed(0), goal: "<= 250", met: bytes <= 250 },
    heardRow(runs[0]),
    {
      what: "  peak memory",
      figure: `${Math.round(Math.max(...runs.map((run) => run.peakMb)))} MB`,
    },
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
  const figure = `${ms(tookMs)} (${calls.length} calls)`;
  const perKey = bytes / keys.length;
  return [
    atMost(
      {
        what: `  at ${limit} in ${windowMs / 1_000} s`,
        figure,
        beside: `bound ${ms(bound)}`,
        ratio: tookMs / bound,
      },
      1.03,
    ),
    { what: "  of each full window, used", ...held(calls) },
    { what: "  answered 429", figure: String(refused), goal: "0", met: refused === 0 },
    atMost(
      {
        what: "  calls",
        figure: String(calls.length),
        beside: `needed ${needed}`,
        ratio: calls.length / needed,
      },
      1,
    ),
    { what: "  bytes a key", figure: perKey.toFixed(0), goal: "<= 250", met: perKey <= 250 },
    heardRow({ calls, keys }),
    { what: "  peak memory", figure: `${Math.round(peakMb)} MB` },
  ];
}

/** The least that was used of a window on the busier host, the last window left out: it ends when the work does. */
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

/** The most memory a process has held, in MB, since it was told to forget. Linux keeps it; elsewhere it is not known. */
function peakMb(pid) {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return (Number(line[1]) * 1_024) / MB;
}

function forgetPeak(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}
