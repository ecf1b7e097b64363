import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";

/** How much of a body may still come once it is refused: who writes on before they read would else lose the answer. */
const MOST_DRAINED_BYTES = 16 * 1_048_576;
/** How long nothing of it may come. */
const SILENCE_MS = 1_000;
const LOOK_EVERY_MS = 100;

/**
 * Reads on what a client still sends after its answer, drops it, and closes the connection of whoever goes on too long.
 * Must stand before whatever reads the body.
 */
export function closeWhenEndless(request: IncomingMessage, response: ServerResponse) {
  const { socket } = request;
  const destroy = request.destroy.bind(request);
  // Whoever leaves a body half read destroys the request: its socket would stay unread, and be reset in the end.
  request.destroy = (error) => {
    // One that came whole holds nothing up; kept from its end, whoever reads it would wait for that for ever.
    if (request.complete || response.writableFinished || socket.destroyed) return destroy(error);
    request.socket = socket;
    return request;
  };
  response.once("finish", () => {
    if (request.complete) return;
    request.removeAllListeners("readable").resume();
    const before = socket.bytesRead;
    let [seen, seenAtMs] = [before, Date.now()];
    const timer = setInterval(() => {
      if (socket.bytesRead > seen) [seen, seenAtMs] = [socket.bytesRead, Date.now()];
      const isTooMuch = seen - before > MOST_DRAINED_BYTES || Date.now() - seenAtMs > SILENCE_MS;
      if (isTooMuch && !request.complete) socket.destroy();
      if (request.complete || socket.destroyed) clearInterval(timer);
    }, LOOK_EVERY_MS).unref();
  });
}
