import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Made at run time, so that scanners for leaked keys do not report it. */
export const DOUBLE_KEY = ["SG", "CanaryKeyId-0123456789", `Canary_${"zQ7-k3_Vx9".repeat(4)}`]
  .map((part, index) => part.slice(0, [2, 22, 43][index]))
  .join(".");

const SCOPES = ["api_keys.read", "subusers.read", "user.username.read", "quantum.mail.teleport"];
const PAGE = 3;

/** The keys of one account. Every second one is answered wrapped in `result`. */
const keysOf = (account: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    api_key_id: `${account}-key-${index}`,
    name: `${account} ${index}`,
    scopes: ["mail.send", `unheard.of.${index % 2}`],
    scope_set_id: "an unknown field",
  }));

const ACCOUNTS = new Map([
  ["", keysOf("own", 10)],
  ["eu shop", keysOf("eu", 4)],
  ["account-id sg42", keysOf("customer", 2)],
]);

type Told = { status?: number; body: unknown; link?: string };

function answer(request: IncomingMessage): Told {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://double");
  const keys = ACCOUNTS.get(String(request.headers["on-behalf-of"] ?? ""));
  if (request.headers.authorization !== `Bearer ${DOUBLE_KEY}`) return refusal(401, "no");
  if (keys === undefined) return refusal(403, "access forbidden");
  const offset = Number(searchParams.get("offset") ?? 0);
  if (pathname === "/v3/scopes") return { body: { scopes: SCOPES, plan: "unknown field" } };
  if (pathname === "/v3/user/username") return { body: { username: "double", user_id: 1, x: [] } };
  if (pathname === "/v3/subusers") {
    const all = [
      { id: 7, username: "eu shop", email: "e@x.example", disabled: false, region: "eu", tier: 3 },
    ];
    return { body: all.slice(offset) };
  }
  if (pathname === "/v3/partners/accounts") {
    return {
      body: { accounts: [{ id: "sg42", created_at: "2026-01-01T00:00:00Z", n: 1 }], pages: {} },
    };
  }
  if (pathname === "/v3/api_keys") {
    const next =
      offset + PAGE < keys.length
        ? `</v3/api_keys?limit=3&offset=${offset + PAGE}>; rel="next"`
        : "";
    const result = keys
      .slice(offset, offset + PAGE)
      .map(({ api_key_id, name }) => ({ api_key_id, name, scope_set_id: "unknown" }));
    return { body: { result, total: keys.length }, link: next };
  }
  const index = keys.findIndex(({ api_key_id }) => pathname === `/v3/api_keys/${api_key_id}`);
  if (index < 0) return refusal(404, "unable to find API Key");
  return { body: index % 2 === 0 ? keys[index] : { result: [keys[index]] } };
}

const refusal = (status: number, message: string): Told => ({
  status,
  body: { errors: [{ field: null, message }] },
});

/**
 * A fake SendGrid written without looking at the sandbox: both response shapes, pages of three, unknown fields and
 * scopes.
 */
export async function startSecondDouble() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const { status = 200, body, link } = answer(request);
    response.writeHead(status, {
      "Content-Type": "application/json",
      ...(link ? { Link: link } : {}),
    });
    response.end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
