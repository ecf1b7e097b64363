import "server-only";
import { ConfigError } from "./config-error";
import { env } from "./env";
import { serveRead } from "./http/serve-read";
import { log } from "./log";
import { stopAllScans } from "./scan/run-scan";
import { beginShutdown } from "./shutdown";

const shared = globalThis as typeof globalThis & { keyAuditServeRead?: typeof serveRead };

/**
 * Checks the settings, hands server.mjs what it serves without Next, and gets ready for the end. Ends the process,
 * naming the variable and never its value, when a setting is missing or unsafe.
 */
export async function boot() {
  try {
    const { sandbox, databaseUrl } = env();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, onEnd);
    log("info", "boot", { sandbox, store: databaseUrl === undefined ? "sqlite" : "postgresql" });
    shared.keyAuditServeRead = serveRead;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log("error", "settings", { message: error.message });
    process.exit(1);
  }
}

/** Gives scans back at once, so that another replica need not wait for their leases to end. */
function onEnd() {
  log("info", "shutdown");
  beginShutdown();
  void stopAllScans();
}
