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
/** What server.mjs, which imports nothing of ours, waits by. */
const booted = processWide<{ ready?: (its: typeof edge) => void }>("boot", () => ({}));

/**
 * Checks the settings and hands server.mjs what stands between its sockets and Next. Ends the process, naming the
 * variable and never its value, when a setting is missing or unsafe.
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

/** Begins the end, and gives scans back at once, so that another replica need not wait for their leases to end. */
async function end(): Promise<void> {
  log("info", "shutdown");
  beginShutdown();
  await Promise.all([stopAllScans(), stopAllMailTasks()]);
}
