import "server-only";
import type { ServerResponse } from "node:http";

/** Sends a Response over a socket that Next does not know of. Headers that are set already stay. */
export async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  // Answered meanwhile, by the end of this process.
  if (response.headersSent) return;
  const length = answer.status === 204 ? {} : { "content-length": body.length };
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...length });
  response.end(body);
}
