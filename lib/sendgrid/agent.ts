import "server-only";
import { type Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import { processWide } from "@/lib/process-wide";
import { asProxyError } from "./connection";

const TIMEOUTS_MS = { connect: 3_000, headers: 8_000, bodyIdle: 5_000 };
const MAX_HEADER_BYTES = 16_384;
/** Open connections a host, for all readers of this process together. */
const MAX_CONNECTIONS = 64;
/** What is never asked of a proxy: the sandbox, a test double, a gateway on this machine. */
const LOOPBACK = "localhost,127.0.0.1,[::1]";

export type ProxySettings = { HTTPS_PROXY?: string | undefined; NO_PROXY?: string | undefined };

/**
 * A pool of connections to SendGrid that gives up in time.
 * @param settings an egress proxy, and the hosts it is not asked for, as the operator set them (README, "Settings")
 */
export function makeAgent(
  timeoutsMs = TIMEOUTS_MS,
  { HTTPS_PROXY = "", NO_PROXY = "" }: ProxySettings = {},
): Dispatcher {
  const connect = { timeout: timeoutsMs.connect };
  const pool = {
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: timeoutsMs.headers,
    bodyTimeout: timeoutsMs.bodyIdle,
    maxHeaderSize: MAX_HEADER_BYTES,
  } satisfies Agent.Options;
  return new EnvHttpProxyAgent({
    ...pool,
    connect,
    // Plain http is spoken on loopback alone. Given here, so that undici does not look into the environment itself.
    httpProxy: "",
    httpsProxy: HTTPS_PROXY,
    noProxy: NO_PROXY.trim() === "*" ? "*" : `${NO_PROXY},${LOOPBACK}`,
    requestTls: connect,
    proxyTls: connect,
    clientFactory: (proxy, options) => new Pool(proxy, { ...pool, connect: blamed(options) }),
  });
}

/** Connects to the proxy as undici would, and says of an error that it was the proxy's. */
function blamed(options: object): Pool.Options["connect"] {
  const connect = "connect" in options ? options.connect : undefined;
  if (typeof connect !== "function") throw new TypeError("undici connects in another way");
  return (to, done) =>
    connect(to, (...[error, socket]: Parameters<typeof done>) => {
      if (socket === null || error !== null) done(asProxyError(), null);
      else done(null, socket);
    });
}

const kept = processWide<{ agent?: Dispatcher | undefined }>("agent", () => ({}));

/** Asks SendGrid as the operator set it, from the start of the process on. */
export function setProxy(settings: ProxySettings) {
  kept.agent = makeAgent(TIMEOUTS_MS, settings);
}

/** The one pool of this process. */
export function agent(): Dispatcher {
  kept.agent ??= makeAgent();
  return kept.agent;
}
