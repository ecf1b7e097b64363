import "server-only";
import { type Agent, type Dispatcher, EnvHttpProxyAgent, errors, Pool } from "undici";
import { processWide } from "@/lib/process-wide";
import { asProxyError } from "./connection";

const TIMEOUTS_MS = { connect: 3_000, headers: 8_000, bodyIdle: 5_000 };
const MAX_HEADER_BYTES = 16_384;
/** Open connections per host, for all readers of this process together. */
const MAX_CONNECTIONS = 64;
/** Hosts that always bypass the proxy: the sandbox, a test double, a gateway on this machine. */
const LOOPBACK = "localhost,127.0.0.1,[::1]";

export type ProxySettings = { HTTPS_PROXY?: string | undefined; NO_PROXY?: string | undefined };

/**
 * A pool of connections to SendGrid that gives up in time.
 * @param settings an egress proxy, and the hosts that bypass it, from the operator's settings (README, "Settings")
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
    // Only loopback uses plain http. Set here, so that undici doesn't read the environment itself.
    httpProxy: "",
    httpsProxy: HTTPS_PROXY,
    noProxy: NO_PROXY.trim() === "*" ? "*" : `${NO_PROXY},${LOOPBACK}`,
    requestTls: connect,
    proxyTls: connect,
    clientFactory: (proxy, { connect }: Pool.Options) => proxyPool(proxy, { ...pool, connect }),
  });
}

type ConnectTo = Parameters<Pool["connect"]>[0];

/** Connections to the proxy: any failure before a tunnel stands is the proxy's, not SendGrid's. */
function proxyPool(proxy: URL, options: Pool.Options): Pool {
  const pool = new Pool(proxy, options);
  const connect = pool.connect.bind(pool);
  pool.connect = async (to: ConnectTo): Promise<Dispatcher.ConnectData<null>> => {
    try {
      return await connect(to);
    } catch (error) {
      throw asProxyError(error instanceof errors.HeadersTimeoutError);
    }
  };
  return pool;
}

const kept = processWide<{ agent?: Dispatcher | undefined }>("agent", () => ({}));

/** Applies the operator's proxy settings, for the life of the process. */
export function setProxy(settings: ProxySettings) {
  kept.agent = makeAgent(TIMEOUTS_MS, settings);
}

/** The one pool of this process. */
export function agent(): Dispatcher {
  kept.agent ??= makeAgent();
  return kept.agent;
}
