import type { ServerResponse } from "node:http";
import type { Reply } from "./reply";

/** Sends a complete answer, with its length. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const length = status === 204 ? {} : { "Content-Length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
