import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { memoryOf } from "../scripts/process-memory.mjs";
import { callsRow, latencyBound, neededCalls, timeRow } from "./fleet.mjs";
import { root } from "./processes.mjs";
import { groups } from "./statistics.mjs";
import { atMost, mb, ms, within } from "./table.mjs";

const LATENCY_MS = 20;
const LOG_BYTES = 1_000_000_000;
const LOOK_EVERY_MS = 40;
/** Linux's unit of processor time. */
const TICK_MS = 10;

/** 7. The command: a fleet of 1,000 subusers compared with the dashboard's own bound, and a log of a gigabyte. */
export async function command(world) {
  return [...(await scanned(world)), ...(await searched(world))];
}

async function scanned({ folder, sandbox }) {
  const apiKey = await sandbox.clone("fleet", { latencyMs: LATENCY_MS, rateLimit: null });
  const file = join(folder, "fleet.json");
  const ran = await run(["scan", "--json", file, "--quiet"], sandbox, apiKey);
  const { keys } = JSON.parse(readFileSync(file, "utf8"));
  const calls = await sandbox.calls(apiKey);
  const byAccount = groups(keys, ({ account }) => account);
  const accounts = byAccount.map(({ length }) => ({ keys: length }));
  // Includes the account's name, which the dashboard asks for at sign-in.
  const needed = neededCalls({ accounts, keys }) + 1;
  const what = `command, ${keys.length} keys, ${LATENCY_MS} ms`;
  const bound = latencyBound(calls, LATENCY_MS);
  return [
    atMost(timeRow(what, { tookMs: ran.tookMs, calls }, bound), 1.2),
    callsRow(calls, needed),
    memory(ran.peakMb, 250),
  ];
}

async function searched({ folder, sandbox }) {
  const apiKey = await sandbox.clone("acme", {});
  const log = join(folder, "gigabyte.log");
  writeLog(log, apiKey);
  const ran = await run(
    ["which", "--json", join(folder, "which.json"), "--quiet", log],
    sandbox,
    apiKey,
  );
  rmSync(log);
  const { found } = JSON.parse(readFileSync(join(folder, "which.json"), "utf8"));
  if (found.length !== 1) throw new Error("The key in the log was not found: nothing to measure");
  const figure = `${ms(ran.tookMs)}, ${ms(ran.cpuMs)} of processor time`;
  return [
    { what: "which, a log of 1 GB", figure, goal: "<= 10 s a core", met: ran.cpuMs <= 10_000 },
    memory(ran.peakMb, 200),
  ];
}

const memory = (peakMb, most) =>
  within({ what: "  peak memory", figure: mb(peakMb) }, peakMb, most, " MB");

/** Lines like a server's, with the key in one in the middle. */
function writeLog(path, apiKey) {
  const lines = Array.from({ length: 4_000 }, (_, at) =>
    [
      `2026-11-25T10:${10 + (at % 50)}:${10 + (at % 47)}.${100 + (at % 900)}Z INFO [worker-${at % 9}]`,
      `request_id=3f2a${at}bc method=GET path="/v3/mail/send?offset=${at}&x=%20a" status=200`,
      `duration=${at % 900}ms user-agent="Mozilla/5.0 (X11; Linux x86_64)" ${(at * 7_919).toString(16)}\n`,
    ].join(" "),
  );
  const block = lines.join("");
  const file = openSync(path, "w");
  const blocks = Math.ceil(LOG_BYTES / block.length);
  for (let at = 0; at < blocks; at += 1) {
    writeSync(file, block);
    if (at === blocks >> 1) writeSync(file, `SENDGRID_API_KEY=${apiKey}\n`);
  }
  closeSync(file);
}

/** Runs the command to its end. Linux reports a process's usage only while it lives. */
async function run(args, { globalUrl, euUrl }, apiKey) {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, "dist/key-audit.mjs"), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { SENDGRID_BASE_URL: globalUrl, SENDGRID_EU_BASE_URL: euUrl, SENDGRID_API_KEY: apiKey },
  });
  let used = { peakMb: 0, cpuMs: 0 };
  const looking = setInterval(() => {
    used = usedBy(child.pid) ?? used;
  }, LOOK_EVERY_MS);
  const [code] = await once(child, "exit");
  clearInterval(looking);
  if (code !== 0 && code !== 1) throw new Error(`The command ended with ${code}`);
  return { tookMs: performance.now() - started, ...used };
}

function usedBy(pid) {
  try {
    const { peakMb } = memoryOf(pid);
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { peakMb, cpuMs: ticks * TICK_MS };
  } catch {
    return null;
  }
}
