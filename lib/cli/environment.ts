import { readEnv } from "@/lib/server/config/env";

/** The process's environment. The only place in the command that reads it. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** Removes the key from the environment, so that no child process inherits it. */
export function forgetKey() {
  delete process.env.SENDGRID_API_KEY;
}

/**
 * The settings that the command shares with the dashboard: SendGrid's address, the proxy, the store.
 * @throws ConfigError for an unsafe one
 */
export function settings() {
  const { SENDGRID_BASE_URL, SENDGRID_EU_BASE_URL, HTTPS_PROXY, NO_PROXY } = process.env;
  const { DATABASE_URL, DATA_DIR, HISTORY_DAYS } = process.env;
  // Leaves out the dashboard's own settings: an error in one of them doesn't matter here.
  return readEnv({
    ...{ SENDGRID_BASE_URL, SENDGRID_EU_BASE_URL, HTTPS_PROXY, NO_PROXY, DATABASE_URL, DATA_DIR },
    HISTORY_DAYS,
    HOST: "127.0.0.1",
  });
}
