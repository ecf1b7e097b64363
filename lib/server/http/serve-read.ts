import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { methods } from "../api/methods";
import {
  readApiKey,
  readApiKeys,
  readCustomerAccounts,
  readScopes,
  readSubusers,
} from "../api/reads";
import { env } from "../config/env";
import { send } from "../edge/send";

// Plain paths only. What is written in any other way goes to Next, which decodes it, and refuses it.
const READS = [
  [/^\/api\/v3\/api_keys\/(?<api_key_id>[\w-]{1,64})$/, methods({ GET: readApiKey }).GET],
  [/^\/api\/v3\/api_keys$/, methods({ GET: readApiKeys }).GET],
  [/^\/api\/v3\/scopes$/, methods({ GET: readScopes }).GET],
  [/^\/api\/v3\/subusers$/, methods({ GET: readSubusers }).GET],
  [/^\/api\/v3\/partners\/accounts$/, methods({ GET: readCustomerAccounts }).GET],
] as const;

/**
 * Answers a GET under `/api/v3` as its route does, but without Next, whose own work takes longer than the proxying.
 * @returns false, with nothing done, for any other request: it is Next's
 */
export function serveRead(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== "GET") return false;
  const [path = ""] = (request.url ?? "").split("?", 1);
  for (const [pattern, route] of READS) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const left = new AbortController();
    response.once("close", () => response.writableFinished || left.abort());
    const asked = new Request(env().appOrigin + request.url, {
      headers: headersOf(request),
      signal: left.signal,
    });
    const params = Promise.resolve({ ...match.groups });
    route(asked, { params })
      .then((answer) => send(answer, response))
      .catch(() => response.destroy());
    return true;
  }
  return false;
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [name, String(value)]);
}
