// What the product's `GET /api/v3/api_keys/{id}` does, and nothing else: no framework, no session, no check. The caller
// brings the key.
import { createServer } from "node:http";
import { Agent } from "undici";

const { PORT, SENDGRID_BASE_URL } = process.env;
const agent = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 30_000 });

async function answer(request, response) {
  const { statusCode, body } = await agent.request({
    origin: SENDGRID_BASE_URL,
    method: "GET",
    path: request.url.replace("/api", ""),
    headers: {
      authorization: request.headers.authorization,
      accept: "application/json",
    },
  });
  const { api_key_id, name, scopes } = await body.json();
  response.writeHead(statusCode, { "content-type": "application/json" });
  response.end(JSON.stringify({ api_key_id, name, scopes }));
}

createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  answer(request, response).catch(() => response.writeHead(502).end());
}).listen(Number(PORT), "127.0.0.1");
