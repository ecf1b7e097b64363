import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * How much of a refused body the client may still send: one that writes before it reads would otherwise lose the
 * answer.
 */
const MOST_DRAINED_BYTES = 16 * 1_048_576;
/** How long the client may send nothing. */
const SILENCE_MS = 1_000;
const LOOK_EVERY_MS = 100;

/**
 * Reads and drops what a client still sends after its answer, and closes the connection if that goes on too long. Must
 * run before anything reads the body.
 */
export function closeWhenEndless(request: IncomingMessage, response: ServerResponse) {
  const { socket } = request;
  const destroy = request.destroy.bind(request);
  // Leaving a body half read destroys the request: its socket would stay unread, and end in a reset.
  request.destroy = (error) => {
    // A complete request delays nothing; holding back its end would make its reader wait forever.
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
