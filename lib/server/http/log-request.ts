import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log";
import type { RequestNote } from "../request-note";

/** The reader left before the answer: nobody sees this status but the log. */
const CLIENT_CLOSED = 499;

/** Writes one line when a request has ended: who asked what, and how it ended. Scripts and styles are not worth one. */
export function logRequest(request: IncomingMessage, response: ServerResponse, note: RequestNote) {
  const startedAtMs = performance.now();
  // Without its query, which holds what somebody searched for and whose account they looked at.
  const path = (request.url ?? "").split("?", 1)[0]?.slice(0, 200);
  if (path?.startsWith("/_next/static/")) return;
  response.once("close", () => {
    const { method, code, connection, ...asker } = note;
    const isWhole = response.writableFinished;
    log("info", "request", {
      method,
      path,
      status: isWhole || response.headersSent ? response.statusCode : CLIENT_CLOSED,
      code: isWhole ? code : "client_closed",
      ms: Math.round(performance.now() - startedAtMs),
      ...asker,
      ...connection,
    });
  });
}
