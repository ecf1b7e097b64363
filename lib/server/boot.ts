import "server-only";
import { ConfigError } from "./config-error";
import { env } from "./env";
import { serveRead } from "./http/serve-read";
import { log } from "./log";

const shared = globalThis as typeof globalThis & { keyAuditServeRead?: typeof serveRead };

/**
 * Checks the settings, and hands server.mjs what it serves without Next. Ends the process, naming the variable and
 * never its value, when a setting is missing or unsafe.
 */
export async function boot() {
  try {
    const { sandbox, databaseUrl } = env();
    log("info", "boot", { sandbox, store: databaseUrl === undefined ? "sqlite" : "postgresql" });
    shared.keyAuditServeRead = serveRead;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log("error", "settings", { message: error.message });
    process.exit(1);
  }
}
