import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Dispatcher } from "undici";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { SELF } from "@/lib/audit/account";
import { processWide } from "@/lib/process-wide";
import { agent, makeAgent, setProxy } from "./agent";
import { listApiKeys } from "./api-keys";
import { ownerOf } from "./credential";
import { errorOf, optionsOf } from "./testing/sandboxed";
import { UNTRUSTED } from "./testing/tls";

const kept = processWide<{ agent?: Dispatcher | undefined }>("agent", () => ({}));
const before = kept.agent;
const TIMEOUTS_MS = { connect: 3_000, headers: 2_000, bodyIdle: 3_000 };

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  kept.agent = before;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function portOf(server: Server): Promise<number> {
  const sockets: Socket[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/** A SendGrid over TLS, and the requests that reached it. */
async function sendgrid() {
  const asked: string[] = [];
  const port = await portOf(
    createHttpsServer(UNTRUSTED, (request, response) => {
      asked.push(String(request.url));
      response.setHeader("Content-Type", "application/json");
      response.end('{"result":[{"api_key_id":"k","name":"n"}]}');
    }),
  );
  return { asked, port };
}

/** A proxy whose tunnels all lead to that port; with a status other than 200, nowhere. */
async function proxy(to: number, status = 200) {
  const asked: { host: string; authorization: string | undefined }[] = [];
  const server = createHttpServer();
  server.on("connect", (request, socket: Duplex) => {
    asked.push({
      host: String(request.url),
      authorization: request.headers["proxy-authorization"],
    });
    socket.on("error", () => {});
    socket.write(`HTTP/1.1 ${status} So\r\n\r\n`);
    if (status !== 200) return void socket.end();
    const tunnel = connect(to, "127.0.0.1").on("error", () => socket.destroy());
    socket.pipe(tunnel).pipe(socket);
    socket.on("close", () => tunnel.destroy());
  });
  return { asked, port: await portOf(server) };
}

/** Lists the keys of a host, under an operator's settings. */
function listOf(host: string, settings: { HTTPS_PROXY?: string; NO_PROXY?: string }) {
  kept.agent = makeAgent(TIMEOUTS_MS, settings);
  const apiKey = `SG.${"p".repeat(22)}.${"p".repeat(43)}`;
  const origin = `https://${host}`;
  const owner = ownerOf(apiKey, `${host} ${JSON.stringify(settings)}`);
  const credential = {
    apiKey,
    owner,
    origins: { global: origin, eu: origin },
    home: "global",
  } as const;
  return listApiKeys({ credential, options: optionsOf() }, SELF);
}

describe("HTTPS_PROXY", () => {
  test("is asked for SendGrid's host, with its password, and the call goes through", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    vi.spyOn(process, "emitWarning").mockReturnValue();
    const host = await sendgrid();
    const way = await proxy(host.port);
    const keys = await listOf("sendgrid.test", {
      HTTPS_PROXY: `http://me:p%40ss@127.0.0.1:${way.port}`,
    });
    expect(keys).toEqual([{ api_key_id: "k", name: "n" }]);
    const authorization = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
    expect(way.asked).toEqual([{ host: "sendgrid.test:443", authorization }]);
    expect(host.asked).toEqual(["/v3/api_keys?limit=100"]);
  });

  test("does not make a certificate trusted: one call, and the cause is told with the host", async () => {
    const host = await sendgrid();
    const way = await proxy(host.port);
    const settings = { HTTPS_PROXY: `http://127.0.0.1:${way.port}` };
    const error = await errorOf(listOf("sendgrid.test", settings));
    expect(error).toMatchObject({
      kind: "failed",
      connection: { cause: "certificate not trusted", host: "sendgrid.test" },
    });
    expect([way.asked.length, host.asked]).toEqual([1, []]);
  });

  test("leads to a host that speaks no TLS: the cause is told with the host", async () => {
    const way = await proxy(await portOf(createHttpServer()));
    const settings = { HTTPS_PROXY: `http://127.0.0.1:${way.port}` };
    expect(await errorOf(listOf("no-tls.test", settings))).toMatchObject({
      kind: "failed",
      connection: { cause: "TLS failed", host: "no-tls.test" },
    });
  });

  test("leads to a host that closes before TLS stands: the connection is told as lost", async () => {
    const way = await proxy(await portOf(createServer((socket) => socket.destroy())));
    const settings = { HTTPS_PROXY: `http://127.0.0.1:${way.port}` };
    expect(await errorOf(listOf("closes.test", settings))).toMatchObject({
      kind: "failed",
      connection: { cause: "connection lost", host: "closes.test" },
    });
  });

  test.each<[string, (socket: Socket) => unknown]>([
    ["closes at once", (socket) => socket.destroy()],
    ["resets at once", (socket) => socket.resetAndDestroy()],
    ["hears the call and closes", (socket) => socket.once("data", () => socket.destroy())],
    ["answers no HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n")],
    [
      "answers a header without end",
      (socket) => socket.end(`HTTP/1.1 200 So\r\nX: ${"x".repeat(20_000)}`),
    ],
  ])("that %s is what is blamed, not SendGrid's host", async (does, act) => {
    const port = await portOf(createServer((socket) => act(socket.on("error", () => {}))));
    const host = `${does.replaceAll(" ", "-").toLowerCase()}.test`;
    const HTTPS_PROXY = `http://127.0.0.1:${port}`;
    expect(await errorOf(listOf(host, { HTTPS_PROXY }))).toMatchObject({
      kind: "failed",
      connection: { cause: "proxy refused", host },
    });
  });

  test("that takes the call and never answers it is what is blamed, after one try", async () => {
    let calls = 0;
    const port = await portOf(createServer((socket) => socket.once("data", () => (calls += 1))));
    const settings = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
    expect(await errorOf(listOf("silent.test", settings))).toMatchObject({
      kind: "timeout",
      connection: { cause: "proxy not answering", host: "silent.test" },
    });
    expect(calls).toBe(1);
  });

  test("is not blamed when SendGrid is silent behind it", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    vi.spyOn(process, "emitWarning").mockReturnValue();
    const way = await proxy(await portOf(createHttpsServer(UNTRUSTED, () => {})));
    const settings = { HTTPS_PROXY: `http://127.0.0.1:${way.port}` };
    const error = await errorOf(listOf("quiet.test", settings));
    expect([error.kind, error.connection]).toEqual(["timeout", null]);
  });

  test.each([407, 403, 502])("that answers %i is what is blamed", async (status) => {
    const way = await proxy(1, status);
    const settings = { HTTPS_PROXY: `http://127.0.0.1:${way.port}` };
    const error = await errorOf(listOf(`refused-${status}.test`, settings));
    expect(error).toMatchObject({
      kind: "failed",
      connection: { cause: "proxy refused", host: `refused-${status}.test` },
    });
  });

  test.each(["http://127.0.0.1:1", "http://no-such-proxy.invalid:3128"])(
    "that cannot be reached (%s) is what is blamed, not SendGrid's host",
    async (HTTPS_PROXY) => {
      const host = `away-${HTTPS_PROXY.length}.test`;
      const error = await errorOf(listOf(host, { HTTPS_PROXY }));
      expect(error).toMatchObject({
        kind: "failed",
        connection: { cause: "proxy refused", host },
      });
    },
  );
});

describe("without the proxy", () => {
  test.each(["localhost", "127.0.0.1"])("%s is reached, whatever NO_PROXY says", async (name) => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    vi.spyOn(process, "emitWarning").mockReturnValue();
    const host = await sendgrid();
    const way = await proxy(host.port);
    const HTTPS_PROXY = `http://127.0.0.1:${way.port}`;
    for (const settings of [{ HTTPS_PROXY }, { HTTPS_PROXY, NO_PROXY: "other.test" }]) {
      expect(await listOf(`${name}:${host.port}`, settings)).toHaveLength(1);
    }
    expect(way.asked).toEqual([]);
  });

  test.each(["away.invalid", "x.test, .invalid", "*"])(
    "NO_PROXY=%s leaves a host",
    async (NO_PROXY) => {
      const way = await proxy(1, 407);
      const settings = { HTTPS_PROXY: `http://127.0.0.1:${way.port}`, NO_PROXY };
      const error = await errorOf(listOf("away.invalid", settings));
      expect(error.connection).toEqual({ cause: "name not found", host: "away.invalid" });
      expect(way.asked).toEqual([]);
    },
  );

  test("nobody is asked until it is set, from when on it is", async () => {
    kept.agent = undefined;
    const direct = agent();
    expect(agent()).toBe(direct);
    setProxy({ HTTPS_PROXY: "http://127.0.0.1:1" });
    expect(agent()).not.toBe(direct);
    const origin = "https://set.invalid";
    await expect(agent().request({ origin, path: "/", method: "GET" })).rejects.toMatchObject({
      message: "the proxy made no tunnel",
    });
  });

  test("what the environment says in other spellings is not read", async () => {
    vi.stubEnv("https_proxy", "http://127.0.0.1:1");
    vi.stubEnv("HTTP_PROXY", "http://127.0.0.1:1");
    const error = await errorOf(listOf("spelled.invalid", {}));
    expect(error.connection?.cause).toBe("name not found");
  });
});
