import "server-only";

/** Why there was no connection, in a word for the reader and the log. */
export type Cause =
  | "certificate not trusted"
  | "name not found"
  | "connection refused"
  | "host not reached"
  | "TLS failed"
  | "connection lost"
  | "proxy refused"
  | "proxy not answering";

/** What prevented a connection to a host. Contains no address that was not configured, and nothing that was sent. */
export type Connection = { cause: Cause; host: string };

/** The code that {@link asProxyError} gives an error: whatever went wrong, it was the proxy's fault. */
const PROXY = "KEY_AUDIT_PROXY";
const SILENT_PROXY = "KEY_AUDIT_PROXY_SILENT";

const CAUSES: readonly (readonly [RegExp, Cause])[] = [
  // A proxy that answers CONNECT with anything but 200 ends as an abort, which is never our own: that one is known.
  [new RegExp(`^(?:${PROXY}|UND_ERR_ABORTED|UND_ERR_PRX_TLS)$`), "proxy refused"],
  [new RegExp(`^${SILENT_PROXY}$`), "proxy not answering"],
  [/CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/, "certificate not trusted"],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, "name not found"],
  [/^ECONNREFUSED$/, "connection refused"],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/, "host not reached"],
  // After the certificate errors: the other side speaks no TLS, or none that Node does.
  [/^(?:EPROTO$|ERR_SSL_|ERR_TLS_)/, "TLS failed"],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, "connection lost"],
];

/** @param code of a failed connection's error, from Node or undici; null if it reveals no cause */
export function connectionOf(code: string, host: string): Connection | null {
  const cause = CAUSES.find(([pattern]) => pattern.test(code))?.[1];
  return cause === undefined ? null : { cause, host };
}

/** Marks an error as the proxy's: by its own code it would count as a failure of SendGrid's host. */
export function asProxyError(isSilent = false): Error {
  const code = isSilent ? SILENT_PROXY : PROXY;
  return Object.assign(new Error("the proxy made no tunnel"), { code });
}
