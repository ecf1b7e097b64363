import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";

// In a place from which the store's binary is found, as from dist. One folder per process, since a process may end
// without cleaning up.
const CACHE = resolve("node_modules/.cache/key-audit");
const folder = join(CACHE, String(process.pid));

function isRunning(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

let built: Promise<string> | undefined;

/** The command as it ships, built once for the tests of a process. @returns its file */
export function builtCommand(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  mkdirSync(folder, { recursive: true });
  for (const pid of readdirSync(CACHE)) {
    if (!isRunning(pid)) rmSync(join(CACHE, pid), { recursive: true, force: true });
  }
  const builder = spawn(process.execPath, ["scripts/cli.mjs", folder], { stdio: "inherit" });
  const [code] = await once(builder, "exit");
  if (code !== 0) throw new Error("The command could not be built.");
  return join(folder, "key-audit.mjs");
}

export type Ended = { code: number | null; out: string; err: string };

/** The input of a run besides its arguments; `redirect` in shell syntax, such as `>/dev/full`. */
export type Given = {
  env?: Record<string, string>;
  stdin?: string;
  cwd?: string;
  redirect?: string;
};

/** A process that hangs must fail its test and not stay behind. */
const LIMIT = { timeout: 100_000, killSignal: "SIGKILL" } as const;

/** Starts the built command as a process, without any of this process's environment. */
export async function start(
  args: readonly string[],
  { env = {}, stdin = "", cwd, redirect }: Given = {},
) {
  const line = [process.execPath, await builtCommand(), ...args];
  const [file = "", ...rest] =
    redirect === undefined ? line : ["/bin/sh", "-c", `exec "$@" ${redirect}`, "sh", ...line];
  const child = spawn(file, rest, {
    ...LIMIT,
    env: { NODE_ENV: "production", ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  // A run that ends before it has read its input breaks the pipe.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  return child;
}

/** Runs the built command to its end. */
export async function run(args: readonly string[], given: Given = {}): Promise<Ended> {
  const child = await start(args, given);
  const ended = once(child, "close");
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, out, err };
}
