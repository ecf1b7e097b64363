import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../process/log";
import type { RequestNote } from "../process/request-note";
import { routeOf } from "./route-of";

/** The reader left before the answer: nobody sees this status but the log. */
const CLIENT_CLOSED = 499;

/** Writes one line when a request has ended: who asked what, and how it ended. Scripts and styles are not worth one. */
export function logRequest(request: IncomingMessage, response: ServerResponse, note: RequestNote) {
  const startedAtMs = performance.now();
  const { url = "" } = request;
  if (url.startsWith("/_next/static/")) return;
  response.once("close", () => {
    const { method, code, connection, ...asker } = note;
    const isWhole = response.writableFinished;
    log("info", "request", {
      method,
      // Not the address: a name, a search or a key may stand in it, in more spellings than anybody can list.
      route: routeOf(url),
      status: isWhole || response.headersSent ? response.statusCode : CLIENT_CLOSED,
      code: isWhole ? code : "client_closed",
      ms: Math.round(performance.now() - startedAtMs),
      ...asker,
      ...connection,
    });
  });
}
