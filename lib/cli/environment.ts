import { readEnv } from "@/lib/server/config/env";

/** The process's environment. The one place of the command that looks at it. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** Takes the key out of the environment, so that no process that this one starts inherits it. */
export function forgetKey() {
  delete process.env.SENDGRID_API_KEY;
}

/**
 * The settings that the command shares with the dashboard: where SendGrid is, by which proxy, where the store is.
 * @throws ConfigError for one that is unsafe
 */
export function settings() {
  const { SENDGRID_BASE_URL, SENDGRID_EU_BASE_URL, HTTPS_PROXY, NO_PROXY } = process.env;
  const { DATABASE_URL, DATA_DIR, HISTORY_DAYS } = process.env;
  // Those of the dashboard alone are left out: what is wrong with one of them is no matter here.
  return readEnv({
    ...{ SENDGRID_BASE_URL, SENDGRID_EU_BASE_URL, HTTPS_PROXY, NO_PROXY, DATABASE_URL, DATA_DIR },
    HISTORY_DAYS,
    HOST: "127.0.0.1",
  });
}
