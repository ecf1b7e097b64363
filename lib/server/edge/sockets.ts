import "server-only";
import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { securityHeaders } from "@/lib/contract/security-headers";
import { respondFailure } from "../api/respond";
import { ApiFailure } from "../failure/api-failure";
import { hasBegunOn } from "./under-way";

/** How long somebody who is still sending may go on, so that the answer is not lost in a reset connection. */
const LINGER_MS = 1_000;

/** Answers a socket for which there is no request, or none that HTTP's parser could read, and closes it. */
async function refuse(socket: Duplex, failure: ApiFailure) {
  const answer = respondFailure(failure);
  const body = await answer.text();
  const headers = {
    ...securityHeaders(""),
    ...Object.fromEntries(answer.headers),
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`, ...lines].join("\r\n");
  if (!socket.writable) return void socket.destroy();
  socket.on("error", () => {});
  socket.end(`${head}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

const FAILURES: Record<string, () => ApiFailure> = {
  HPE_HEADER_OVERFLOW: () =>
    new ApiFailure("headers_too_large", "The headers are larger than 16 KB."),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () => new ApiFailure("too_large", "The body is too large."),
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new ApiFailure("request_timeout", "The request took too long to arrive."),
};

/** For the server's `clientError`: what is not HTTP, too large, or too slow. */
export function refuseRequest(error: NodeJS.ErrnoException, socket: Duplex) {
  // Nobody is there to be told, or has been told half of another answer.
  if (error.code === "ECONNRESET" || hasBegunOn(socket)) return void socket.destroy();
  const failure =
    FAILURES[error.code ?? ""]?.() ?? new ApiFailure("invalid_input", "This is not HTTP.");
  void refuse(socket, failure);
}

/** For the server's `upgrade` and `connect`: there is no WebSocket here, and no way through. */
export function refuseUpgrade(request: IncomingMessage, socket: Duplex) {
  const isConnect = request.method === "CONNECT";
  void refuse(
    socket,
    isConnect
      ? new ApiFailure("method_not_allowed", "No address on this server accepts this method.")
      : new ApiFailure("invalid_input", "This server doesn’t switch protocols."),
  );
}
