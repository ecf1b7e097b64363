import "server-only";
import type { ErrorCode } from "@/lib/contract/errors";
import { HELP } from "@/lib/contract/help";
import type { Cause, Connection } from "@/lib/sendgrid/connection";
import { SendGridError } from "@/lib/sendgrid/error";
import { ApiFailure } from "./api-failure";
import { StoreUnavailable } from "./store-unavailable";

/** The scope that each of SendGrid's paths needs (SendGrid's API reference, API Key Permissions). */
const NEEDED_SCOPE: readonly [prefix: string, scope: string][] = [
  ["/v3/api_keys", "api_keys.read"],
  ["/v3/subusers", "subusers.read"],
  ["/v3/user/username", "user.username.read"],
];

/** Turns any thrown value into our API's failure. The only place that assigns a failure its code. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (error instanceof SendGridError) return ofSendGrid(error);
  if (error instanceof StoreUnavailable) {
    return new ApiFailure("unavailable", "The database of this server cannot be reached.", {
      help: "Your session is kept. Try again in a moment.",
      retryAfterSeconds: 5,
    });
  }
  return new ApiFailure("internal", "Something went wrong on this server.", {
    help: "This is a bug here, not a problem with your account. See the server’s log.",
  });
}

function ofSendGrid(error: SendGridError): ApiFailure {
  switch (error.kind) {
    case "rejected":
      return new ApiFailure("key_rejected", "SendGrid no longer accepts this key.", {
        help: "It was deleted or replaced. Sign in with another key.",
      });
    case "forbidden":
      return forbidden(error);
    case "not_found":
      return known("not_found", "SendGrid can’t find this in the account.");
    case "rate_limited": {
      const retryAfterSeconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 60_000) / 1_000));
      return new ApiFailure("rate_limited", "SendGrid’s rate limit is used up.", {
        help: `Try again in ${retryAfterSeconds} seconds.`,
        retryAfterSeconds,
      });
    }
    case "timeout":
      return error.connection === null
        ? known("upstream_timeout", "SendGrid did not answer in time.")
        : unconnected("upstream_timeout", error.connection);
    case "unreadable":
      return known(
        "upstream_unreadable",
        error.sentence ?? "SendGrid’s answer doesn’t match its API documentation.",
      );
    case "failed":
      return error.connection === null
        ? known("upstream_failed", "SendGrid failed to answer after several tries.")
        : unconnected("upstream_failed", error.connection);
  }
}

const CONNECTION_HELP: Record<Cause, string> = {
  "certificate not trusted":
    "If a proxy inspects this server’s traffic, set NODE_EXTRA_CA_CERTS to its authority’s certificate.",
  "name not found": "Check this server’s DNS, and SENDGRID_BASE_URL if it is set.",
  "connection refused": "Check this server’s firewall, and SENDGRID_BASE_URL if it is set.",
  "host not reached": "Check this server’s firewall. If it needs a proxy, set HTTPS_PROXY.",
  "TLS failed":
    "The server there doesn’t use TLS, or its version is too old. Check SENDGRID_BASE_URL and HTTPS_PROXY.",
  "connection lost":
    "SendGrid, or a firewall or proxy on the way, closed the connection. Try again. If it keeps failing, check what’s in between.",
  "proxy refused": "Check HTTPS_PROXY on this server, and what that proxy allows.",
  "proxy not answering":
    "Check HTTPS_PROXY on this server: it accepts connections, but doesn’t forward them to SendGrid.",
};

/** This server's own connection to SendGrid is broken, which SendGrid's status page wouldn't show. */
function unconnected(code: ErrorCode, { cause, host }: Connection): ApiFailure {
  const failing = cause === "connection lost" ? "read from" : "connect to";
  const message = `This server cannot ${failing} ${host}: ${cause}.`;
  return new ApiFailure(code, message, { help: CONNECTION_HELP[cause] });
}

/** A failure about which we know no more than the advice for its code. */
function known(code: ErrorCode, message: string): ApiFailure {
  return new ApiFailure(code, message, { help: HELP[code] });
}

function forbidden(error: SendGridError): ApiFailure {
  const hosts = Object.entries(error.statuses).map(
    ([region, status]) => `${region === "eu" ? "EU" : region} host: ${status ?? "no answer"}`,
  );
  if (hosts.length > 0) {
    const said = hosts.join(", ");
    return known("access_forbidden", `SendGrid doesn’t let this key read this account (${said}).`);
  }
  const needed = NEEDED_SCOPE.find(([prefix]) => error.path.startsWith(prefix))?.[1];
  if (needed === undefined) {
    return new ApiFailure("access_forbidden", "SendGrid doesn’t let this key or plan read this.", {
      help: "It may need a scope this key lacks, or a product this account doesn’t have.",
    });
  }
  // Doesn't prove that the key lacks the scope: SendGrid refuses a plan without the product in the same words.
  return new ApiFailure("access_forbidden", `SendGrid denied access. This requires ${needed}.`, {
    help: `If the key lacks ${needed}, add it or sign in with a key that has it. If it has it, the account’s plan may not include this.`,
  });
}
