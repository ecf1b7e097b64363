import { execFileSync } from "node:child_process";
import { z } from "zod";
import { announceAddresses } from "./addresses";
import { runProcess } from "./run-process";
import { sessionPassword, startApp } from "./start-app";

const SandboxLine = z.object({ globalUrl: z.url(), euUrl: z.url(), controlUrl: z.url() });

/**
 * Builds what changed, and starts the sandbox and three apps for all specs of a run.
 * @returns a function that stops them
 */
export default async function globalSetup() {
  execFileSync(process.execPath, ["scripts/ready.mjs"], { stdio: "inherit" });
  const [sandbox, [line]] = await runProcess(["scripts/sandbox.mjs"], {}, /^\{.*\}$/m);
  const hosts = SandboxLine.parse(JSON.parse(line));
  const settings = {
    SESSION_PASSWORD: sessionPassword(),
    SENDGRID_BASE_URL: hosts.globalUrl,
    SENDGRID_EU_BASE_URL: hosts.euUrl,
    // Clones share the key IDs of one tenant, so tests would share a history; history specs start their own apps.
    HISTORY_DAYS: "0",
  };
  const [app, demo] = await Promise.all([startApp(settings), startApp()]);
  // One origin for both, as behind a balancer.
  const one = { ...settings, APP_ORIGIN: app.url, DATA_DIR: app.dataDir };
  const replica = await startApp(one);
  announceAddresses({ appUrl: app.url, replicaUrl: replica.url, demoUrl: demo.url, ...hosts });
  return async () => {
    await Promise.all([replica.stop(), demo.stop(), sandbox.stop()]);
    await app.stop();
  };
}
