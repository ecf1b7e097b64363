import "server-only";
import { ConfigError } from "./config-error";
import { env } from "./env";
import { log } from "./log";

/** Checks the settings. Ends the process, naming the variable and never its value, when one is missing or unsafe. */
export async function boot() {
  try {
    const { sandbox, databaseUrl } = env();
    log("info", "boot", { sandbox, store: databaseUrl === undefined ? "sqlite" : "postgresql" });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log("error", "settings", { message: error.message });
    process.exit(1);
  }
}
