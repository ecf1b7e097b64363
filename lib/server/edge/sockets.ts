import "server-only";
import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { securityHeaders } from "@/lib/contract/security-headers";
import { respondFailure } from "../api/respond";
import { ApiFailure } from "../failure/api-failure";
import { hasBegunOn } from "./under-way";

/** How long a client that is still sending may continue, so that a reset connection doesn't lose the answer. */
const LINGER_MS = 1_000;

/** Answers and closes a socket that has no request, or none that Node's HTTP parser could read. */
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

/** For the server's `clientError`: a request that is not HTTP, too large, or too slow. */
export function refuseRequest(error: NodeJS.ErrnoException, socket: Duplex) {
  // The client is gone, or has received half of another answer.
  if (error.code === "ECONNRESET" || hasBegunOn(socket)) return void socket.destroy();
  const failure =
    FAILURES[error.code ?? ""]?.() ?? new ApiFailure("invalid_input", "This is not HTTP.");
  void refuse(socket, failure);
}

/** For the server's `upgrade` and `connect`: this server has no WebSocket and no tunnel. */
export function refuseUpgrade(request: IncomingMessage, socket: Duplex) {
  const isConnect = request.method === "CONNECT";
  void refuse(
    socket,
    isConnect
      ? new ApiFailure("method_not_allowed", "No address on this server accepts this method.")
      : new ApiFailure("invalid_input", "This server doesn’t switch protocols."),
  );
}
