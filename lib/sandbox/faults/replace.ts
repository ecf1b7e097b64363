import { rateHeaders } from "../rate-limit";
import { failures, type Reply } from "../reply";
import type { Failing } from "./fault";
import { page } from "./page";

const BODIES = {
  401: failures.invalidGrant,
  403: failures.accessForbidden,
  404: failures.keyNotFound,
  500: failures.internalServerError,
};

/** 401 to 500 in SendGrid's words; 502 and above in those of the gateway before it, which sends no JSON. */
export function failWith(status: Extract<Failing, { kind: "status" }>["status"]): Reply {
  if (status === 401 || status === 403 || status === 404 || status === 500) return BODIES[status]();
  const titles = {
    502: "Bad Gateway",
    503: "Service Temporarily Unavailable",
    504: "Gateway Time-out",
  };
  return page(status, `${status} ${titles[status]}`);
}

/** 429 with each kind of Reset: epoch seconds, seconds to wait, none, a time long past, not a number. */
export function rateLimited(
  reset: Extract<Failing, { kind: "rate-limited" }>["reset"],
  nowMs: number,
): Reply {
  const [kind, seconds] = reset.split("+");
  const nowS = Math.ceil(nowMs / 1000);
  const values: Record<string, string | null> = {
    epoch: String(nowS + Number(seconds)),
    delta: String(Number(seconds)),
    missing: null,
    past: String(nowS - 3600),
    nan: "soon",
  };
  const answer = failures.tooManyRequests();
  return {
    ...answer,
    headers: { ...answer.headers, ...rateHeaders(0, values[kind ?? ""] ?? null, { limit: 600 }) },
  };
}

/** A redirect with a body, like a gateway's. */
export function redirectTo(location: string): Reply {
  return {
    ...page(302, "302 Found"),
    headers: { "Content-Type": "text/html", Location: location },
  };
}
