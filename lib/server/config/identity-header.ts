import "server-only";
import { ConfigError } from "./config-error";

/** Headers that a browser sends of itself, or that mean something else here: none of them names a person. */
const OTHERS =
  /^(accept.*|authorization|connection|content-.*|cookie|host|origin|referer|sec-.*|user-agent|on-behalf-of|forwarded|x-forwarded-(for|host|proto|port)|proxy-.*|te|trailer|transfer-encoding|upgrade|via)$/i;

/**
 * Reads `IDENTITY_HEADER`: the name of the header by which a trusted proxy says who asks.
 * @returns as it is written there; null where it is not set
 * @throws ConfigError for what names no such header, and without a proxy that is trusted: anybody could then be anybody
 */
export function readIdentityHeader(
  value: string | undefined,
  hasTrustedProxy: boolean,
): string | null {
  if (value === undefined) return null;
  if (!/^[A-Za-z0-9-]{1,64}$/.test(value) || OTHERS.test(value)) {
    throw new ConfigError("IDENTITY_HEADER must be a header’s name, such as X-Forwarded-Email");
  }
  if (!hasTrustedProxy) {
    throw new ConfigError(
      "IDENTITY_HEADER needs TRUSTED_PROXY, the addresses of the proxy that sets it: from anyone else it is not trusted",
    );
  }
  return value;
}
