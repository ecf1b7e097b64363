import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
export const MB = 1_048_576;

export const root = join(import.meta.dirname, "..");

/** Each server has its own port, from BENCH_PORT on: some run until the end. */
const SERVERS = ["app", "empty-next", "bare-proxy", "npm-start", "memory", "database", "history"];
export const portOf = (server) => Number(process.env.BENCH_PORT ?? 3210) + SERVERS.indexOf(server);

const alive = new Set();

/**
 * Starts a separate process, whose output goes to a file in `folder`, and waits until `isReady` answers true.
 * @returns {Promise<import("node:child_process").ChildProcess>}
 */
export async function start(name, command, args, { env = {}, cwd = root, folder, isReady }) {
  const log = join(folder, `${name}.log`);
  const output = openSync(log, "a");
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", output, output],
    // A process group of its own, so that what npm starts ends with it.
    detached: true,
  });
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await isReady())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`${name} did not start: see ${log}`);
    }
    await sleep(5);
  }
  return child;
}

/** Ends a process, and everything it started. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  const kill = setTimeout(() => process.kill(-child.pid, "SIGKILL"), STOP_LIMIT_MS);
  await ended;
  clearTimeout(kill);
}

/** Ends every process that this module started. */
export async function stopAll() {
  await Promise.all([...alive].map(stop));
}

/** Whether an address answers, whatever the answer. */
export async function answers(url) {
  return fetch(url, { redirect: "manual" }).then(
    async (response) => {
      await response.arrayBuffer();
      return true;
    },
    () => false,
  );
}
