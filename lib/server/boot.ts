import "server-only";
import { processWide } from "@/lib/process-wide";
import { setProxy } from "@/lib/sendgrid/agent";
import { ConfigError } from "./config/config-error";
import { env } from "./config/env";
import { serve } from "./edge/edge";
import { refuseRequest, refuseUpgrade } from "./edge/sockets";
import { refuseLateAnswers } from "./edge/under-way";
import { sendConsoleToLog } from "./failure/console-to-log";
import { stopAllMailTasks } from "./last-mail/run-mail-task";
import { loadPolicy } from "./policy/policy-file";
import { log } from "./process/log";
import { beginShutdown } from "./process/shutdown";
import { stopAllScans } from "./scan/run-scan";
import { assertDataDir } from "./store/shared-store";
import { keepSweeping } from "./sweep";

const edge = { serve, refuseRequest, refuseUpgrade, end, log, sendConsoleToLog };
/** How server.mjs, which imports none of our code, knows when we are ready. */
const booted = processWide<{ ready?: (its: typeof edge) => void }>("boot", () => ({}));

/**
 * Checks the settings and gives server.mjs what stands between its sockets and Next. If a setting is missing or unsafe,
 * ends the process, naming the variable but never its value.
 */
export async function boot() {
  try {
    const { sandbox, databaseUrl, proxy } = env();
    log("info", "boot", { sandbox, store: databaseUrl === undefined ? "sqlite" : "postgresql" });
    setProxy(proxy);
    await assertDataDir();
    await loadPolicy();
    refuseLateAnswers();
    keepSweeping();
    booted.ready?.(edge);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log("error", "settings", { message: error.message });
    process.exit(1);
  }
}

/** Begins shutdown, and releases scans at once, so that another replica need not wait for their leases to end. */
async function end(): Promise<void> {
  log("info", "shutdown");
  beginShutdown();
  await Promise.all([stopAllScans(), stopAllMailTasks()]);
}
