import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";

/** How long a refused body may go on, so that the answer is not lost in a reset connection. */
const LINGER_MS = 1_000;

/** Closes the connection of whoever goes on sending a body after the answer, read by nobody. */
export function closeWhenEndless(request: IncomingMessage, response: ServerResponse) {
  const { socket } = request;
  response.once("finish", () => {
    if (request.complete) return;
    setTimeout(() => request.complete || socket.destroy(), LINGER_MS).unref();
  });
}
