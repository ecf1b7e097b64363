import "server-only";
import { randomBytes } from "node:crypto";
import type { BlockList } from "node:net";
import { z } from "zod";
import type { Region } from "@/lib/audit/fleet/fleet";
import { processWide } from "@/lib/process-wide";
import type { ProxySettings } from "@/lib/sendgrid/agent";
import { ConfigError } from "./config-error";
import { readIdentityHeader } from "./identity-header";
import { isSafe, LOOPBACK } from "./safe-url";
import { readSessionPassword, type SessionPassword } from "./session-password";
import { readTrustedProxy } from "./trusted-proxy";

/** The operator's settings, checked. `listensOnLoopback` decides which defaults are safe to assume. */
type Env = {
  /** The public origin, for example `https://keys.example.com`. */
  appOrigin: string;
  /**
   * Every origin from which a browser may send a state-changing request: on loopback, both `localhost` and `127.0.0.1`.
   */
  allowedOrigins: ReadonlySet<string>;
  sessionPassword: SessionPassword;
  sendgridOrigins: Readonly<Record<Region, string>>;
  sandbox: boolean;
  /** Proxies whose `X-Forwarded-For` we trust. */
  trustedProxy: BlockList;
  /** The header by which such a proxy names the person, in any case; null: no proxy does. */
  identityHeader: string | null;
  /** The egress proxy for calls to SendGrid, and the hosts that bypass it. */
  proxy: ProxySettings;
  databaseUrl: string | undefined;
  dataDir: string;
  /** The path of the policy to show. */
  policyFile: string | undefined;
  /** How many days an account's history is kept; 0 disables it. */
  historyDays: number;
};

/** `pg` also accepts a URL without a host, whose query names a socket. */
function isDatabaseUrl(value: string): boolean {
  return URL.canParse(value.replace("@/", "@localhost/"));
}

function isProxyUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === ""
  );
}

const schema = z.object({
  HOST: z.string().default("0.0.0.0"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "PORT must be a number")
    .refine((port) => Number(port) <= 65_535, "PORT must be 65535 at most")
    .default("3000"),
  APP_ORIGIN: z.string().optional(),
  SESSION_PASSWORD: z.string().optional(),
  SENDGRID_BASE_URL: z.string().optional(),
  SENDGRID_EU_BASE_URL: z.string().optional(),
  SANDBOX: z.enum(["on", "off"], "SANDBOX must be on or off").optional(),
  TRUSTED_PROXY: z.string().optional(),
  IDENTITY_HEADER: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgres://")
    .refine(
      isDatabaseUrl,
      "DATABASE_URL is not a URL: special characters in its password must be encoded",
    )
    .optional(),
  DATA_DIR: z.string().default(".data"),
  POLICY_FILE: z.string().optional(),
  HISTORY_DAYS: z
    .string()
    .regex(/^\d{1,5}$/, "HISTORY_DAYS must be a number of days, or 0 to keep no history")
    .default("400"),
  // It may contain a password, so no message repeats it.
  HTTPS_PROXY: z
    .string()
    .refine(isProxyUrl, "HTTPS_PROXY must be an http or https URL, of a host alone")
    .optional(),
  NO_PROXY: z.string().optional(),
});

/** Parses a URL that must be https, or http to a loopback host: a key must not cross a network in the clear. */
function safeUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null) throw new ConfigError(`${name} is not a URL`);
  if (!isSafe(url)) throw new ConfigError(`${name} must be https (http only for a loopback host)`);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new ConfigError(`${name} must not hold credentials, a query or a fragment`);
  }
  return url;
}

function baseUrl(name: string, value: string | undefined, fallback: string): string {
  return value === undefined ? fallback : safeUrl(name, value).href.replace(/\/+$/, "");
}

function originsOf(url: URL): ReadonlySet<string> {
  if (!LOOPBACK.has(url.hostname)) return new Set([url.origin]);
  const port = url.port === "" ? "" : `:${url.port}`;
  return new Set(["localhost", "127.0.0.1"].map((host) => `${url.protocol}//${host}${port}`));
}

function passwordOf(value: string | undefined, listensOnLoopback: boolean): SessionPassword {
  if (value !== undefined) return readSessionPassword(value);
  if (listensOnLoopback) return { "1": randomBytes(32).toString("base64") };
  throw new ConfigError(
    "SESSION_PASSWORD is required: set it to the output of `openssl rand -base64 32`",
  );
}

/**
 * Reads the environment (README, "Settings").
 * @throws ConfigError for a variable that is missing or unsafe
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues[0]?.message ?? "unreadable settings");
  const vars = parsed.data;
  const listensOnLoopback = LOOPBACK.has(vars.HOST);
  const appUrl = safeUrl("APP_ORIGIN", vars.APP_ORIGIN ?? `http://localhost:${vars.PORT}`);
  if (appUrl.pathname !== "/")
    throw new ConfigError("APP_ORIGIN must be an origin, without a path");
  const untouched =
    vars.APP_ORIGIN === undefined &&
    vars.SESSION_PASSWORD === undefined &&
    vars.SENDGRID_BASE_URL === undefined &&
    vars.SENDGRID_EU_BASE_URL === undefined;
  return {
    appOrigin: appUrl.origin,
    allowedOrigins: originsOf(appUrl),
    sessionPassword: passwordOf(vars.SESSION_PASSWORD, listensOnLoopback),
    sendgridOrigins: {
      global: baseUrl("SENDGRID_BASE_URL", vars.SENDGRID_BASE_URL, "https://api.sendgrid.com"),
      eu: baseUrl("SENDGRID_EU_BASE_URL", vars.SENDGRID_EU_BASE_URL, "https://api.eu.sendgrid.com"),
    },
    sandbox: vars.SANDBOX === undefined ? listensOnLoopback && untouched : vars.SANDBOX === "on",
    trustedProxy: readTrustedProxy(vars.TRUSTED_PROXY),
    identityHeader: readIdentityHeader(vars.IDENTITY_HEADER, vars.TRUSTED_PROXY !== undefined),
    proxy: { HTTPS_PROXY: vars.HTTPS_PROXY, NO_PROXY: vars.NO_PROXY },
    databaseUrl: vars.DATABASE_URL,
    dataDir: vars.DATA_DIR,
    policyFile: vars.POLICY_FILE,
    historyDays: Number(vars.HISTORY_DAYS),
  };
}

// Pages and routes must share a generated password.
const read = processWide<{ env?: Env }>("env", () => ({}));

/** The process's own settings, read once. */
export function env(): Env {
  read.env ??= readEnv(process.env);
  return read.env;
}
