import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/scripts/free-port.mjs";
import { runProcess } from "./run-process";

export type RunningApp = {
  url: string;
  pid: number;
  /** The folder of its SQLite store. */
  dataDir: string;
  /** Everything it has logged so far. */
  output: () => string;
  /**
   * Stops it and removes its data folder if it created that itself.
   * @returns the exit code
   */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** A password as an operator would make it. Two apps that share it and a data folder are two replicas. */
export const sessionPassword = () => randomBytes(32).toString("base64");

/**
 * Serves the production build like `npm start`, on a free loopback port.
 * @param settings environment variables of the app; absent DATA_DIR: a folder of its own
 * @param root the folder with the build; absent: this checkout
 * @param args of server.mjs: `--dev` serves the sources instead
 */
export async function startApp(
  settings: Readonly<Record<string, string>> = {},
  root?: string,
  args: readonly string[] = [],
): Promise<RunningApp> {
  const own = settings.DATA_DIR === undefined;
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), "key-audit-e2e-")));
  // Chosen before the app starts, because the public origin contains it.
  const port = String(await freePort());
  // These apps trust loopback as their proxy: each test forwards its own client address, and so has its own sign-in
  // limits.
  const TRUSTED_PROXY = "127.0.0.1/32,::1/128";
  const env = { HOST: "127.0.0.1", PORT: port, DATA_DIR: dataDir, TRUSTED_PROXY, ...settings };
  const [running] = await runProcess(["server.mjs", ...args], env, /SendGrid Key Audit: /, root);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: running.pid,
    dataDir,
    output: running.output,
    stop: async (signal) => {
      const code = await running.stop(signal);
      if (own) await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}
