import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../process/log";
import type { RequestNote } from "../process/request-note";
import { routeOf } from "./route-of";

/** The client disconnected before the answer: only the log sees this status. */
const CLIENT_CLOSED = 499;

/** Logs one line when a request has ended: who asked what, and the outcome. Skips scripts and styles. */
export function logRequest(request: IncomingMessage, response: ServerResponse, note: RequestNote) {
  const startedAtMs = performance.now();
  const { url = "" } = request;
  if (url.startsWith("/_next/static/")) return;
  response.once("close", () => {
    const { method, code, connection, ...asker } = note;
    const isWhole = response.writableFinished;
    log("info", "request", {
      method,
      // The route, not the address, which may hold a name, a search or a key in more spellings than anybody can list.
      route: routeOf(url),
      status: isWhole || response.headersSent ? response.statusCode : CLIENT_CLOSED,
      code: isWhole ? code : "client_closed",
      ms: Math.round(performance.now() - startedAtMs),
      ...asker,
      ...connection,
    });
  });
}
