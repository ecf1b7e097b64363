import "server-only";
import type { ServerResponse } from "node:http";

/** Sends a Response over a socket that Next doesn't know about. Keeps headers that are already set. */
export async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  // Shutdown has answered it in the meantime.
  if (response.headersSent) return;
  const length = answer.status === 204 ? {} : { "content-length": body.length };
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...length });
  response.end(body);
}
