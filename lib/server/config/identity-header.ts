import "server-only";
import { ConfigError } from "./config-error";

/** Headers that a browser sends by itself, or that mean something else here: none of them can name a person. */
const OTHERS =
  /^(accept.*|authorization|connection|content-.*|cookie|host|origin|referer|sec-.*|user-agent|on-behalf-of|forwarded|x-forwarded-(for|host|proto|port)|proxy-.*|te|trailer|transfer-encoding|upgrade|via)$/i;

/**
 * Reads `IDENTITY_HEADER`: the name of the header by which a trusted proxy says who asks.
 * @returns the name as written; null if not set
 * @throws ConfigError for an unsuitable header, and without a trusted proxy: anybody could then be anybody
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
