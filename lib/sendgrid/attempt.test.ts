import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { Agent } from "undici";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Account, SELF } from "@/lib/audit/account";
import { makeAgent } from "./agent";
import { attempt, type Read } from "./attempt";
import type { Credential } from "./credential";
import { SendGridError } from "./error";
import { serve } from "./testing/serve";

const API_KEY = `SG.${"a".repeat(22)}.${"s".repeat(43)}`;
const never = () => new AbortController().signal;

function credentialFor(origin: string): Credential {
  return {
    apiKey: API_KEY,
    owner: "owner",
    origins: { global: origin, eu: origin },
    home: "global",
  };
}

const read = (change: Partial<Read<unknown>> = {}): Read<unknown> => ({
  path: "/v3/api_keys",
  account: SELF,
  region: "global",
  schema: z.unknown(),
  ...change,
});

function answering(headers: Record<string, string> = {}) {
  const seen: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(request);
    response.setHeader("Content-Type", "application/json");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end("{}");
  };
  return { seen, listener };
}

async function ask(origin: string, change: Partial<Read<unknown>> = {}) {
  return attempt(credentialFor(origin), read(change), { signal: never(), onHeaders: () => {} });
}

describe("what is sent", () => {
  test("one GET of exactly this path and query, with these headers and no others", async () => {
    const { seen, listener } = answering();
    const account: Account = { kind: "subuser", username: "shop eu@acme" };
    await ask(await serve(listener), { query: { limit: 100, username: "a&b=c d" }, account });
    expect(seen).toHaveLength(1);
    const { method, url, headers } = seen[0] ?? {};
    expect(method).toBe("GET");
    expect(url).toBe("/v3/api_keys?limit=100&username=a%26b%3Dc%20d");
    const { host, connection, ...own } = headers ?? {};
    expect({ host, connection }).toEqual({ host: expect.any(String), connection: "keep-alive" });
    expect(own).toEqual({
      authorization: `Bearer ${API_KEY}`,
      accept: "application/json",
      "accept-encoding": "gzip",
      "user-agent": "sendgrid-key-audit",
      "on-behalf-of": "shop eu@acme",
    });
  });

  test("the key's own account has no on-behalf-of, a customer account's is prefixed", async () => {
    const { seen, listener } = answering();
    const origin = await serve(listener);
    await ask(origin);
    await ask(origin, { account: { kind: "account-id", id: "sg4f" } });
    expect(seen.map(({ headers }) => headers["on-behalf-of"])).toEqual([
      undefined,
      "account-id sg4f",
    ]);
  });

  test("under the operator's gateway, when its address has a path", async () => {
    const { seen, listener } = answering();
    await ask(`${await serve(listener)}/egress/sendgrid`);
    expect(seen[0]?.url).toBe("/egress/sendgrid/v3/api_keys");
  });

  test.each([
    "/v3/api_keys/..",
    "/v3/api_keys/../user",
    "/v3/api_keys/./scopes",
    "/v3/api_keys/a\\b",
    "/v3/api_keys/a?b",
    "/v3/api_keys/a#b",
    "/v3/api_keys/a\nb",
    "/v3/api_keys/a b",
  ] as const)("%j would be another path once it is a URL: never sent", async (path) => {
    const { seen, listener } = answering();
    await expect(ask(await serve(listener), { path })).rejects.toMatchObject({
      kind: "not_found",
    });
    expect(seen).toEqual([]);
  });

  test("a path that is not listed is none that can be asked for", () => {
    // @ts-expect-error The compiler holds it, and this line fails once it does not.
    expect(read({ path: "/v3/mail/send" })).toBeDefined();
  });

  test("whatever the path, what arrives is that path or nothing", async () => {
    const { seen, listener } = answering();
    const origin = await serve(listener);
    const piece = fc.oneof(
      fc.constantFrom("..", ".", "/", "\\", "%2e%2e", "%2f", "?", "#", "@", "//", ":", "\0", "\t"),
      fc.string({ maxLength: 6, unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        seen.length = 0;
        const path = `/v3/api_keys/${pieces.join("")}` as const;
        await ask(origin, { path }).catch(() => {});
        for (const { url } of seen) expect(url).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the next page", () => {
  const next = async (link: (origin: string) => string) => {
    const links = { value: "" };
    const origin = await serve((_request, response) => {
      response.setHeader("Content-Type", "application/json");
      response.setHeader("Link", links.value);
      response.end("{}");
    });
    links.value = link(origin);
    return (await ask(origin)).nextOffset;
  };

  test.each([
    ["absolute, quoted", (o: string) => `<${o}/v3/api_keys?limit=3&offset=3>; rel="next"`],
    ["relative", () => `</v3/api_keys?offset=3>; rel=next`],
    [
      "among others",
      (o: string) =>
        `<${o}/v3/api_keys?offset=0>; rel="first", <${o}/v3/api_keys?offset=3>; rel="next"; title="2"`,
    ],
    // Behind a gateway the link names SendGrid's own host: we use only its offset, and never call that host.
    ["another host", () => `<https://elsewhere.example/v3/api_keys?offset=3>; rel="next"`],
  ])("%s", async (_form, link) => {
    expect(await next(link)).toBe(3);
  });

  test.each([
    ["no rel", (o: string) => `<${o}/v3/api_keys?offset=3>`],
    ["no offset", (o: string) => `<${o}/v3/api_keys?page=2>; rel="next"`],
    ["an offset that is no number", (o: string) => `<${o}/v3/api_keys?offset=-3>; rel="next"`],
    ["no URL", () => `<http://[>; rel="next"`],
    ["nothing", () => ""],
  ])("never from %s", async (_form, link) => {
    expect(await next(link)).toBeNull();
  });
});

describe("time", () => {
  const impatient = makeAgent({ connect: 100, headers: 100, bodyIdle: 100 });
  const failure = (origin: string) =>
    attempt(credentialFor(origin), read(), {
      signal: never(),
      onHeaders: () => {},
      dispatcher: impatient,
    }).catch((thrown: unknown) => thrown);

  test("headers that do not come", async () => {
    const error = await failure(await serve(() => {}));
    expect(error).toBeInstanceOf(SendGridError);
    expect(error).toMatchObject({ kind: "timeout", status: null });
  });

  test("a body that stops coming", async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write("{");
    });
    expect(await failure(origin)).toMatchObject({ kind: "timeout" });
  });
});

describe("a connection", () => {
  const noise = randomBytes(1_000_000);
  const one = () => new Agent({ connections: 1 });

  test.each([
    ["HTML", { "Content-Type": "text/html" }],
    ["an unknown encoding", { "Content-Encoding": "br" }],
    ["gzip that is none", { "Content-Encoding": "gzip" }],
    ["gzip with something behind it", { "Content-Encoding": "gzip", "X-Before": "{}" }],
  ])("is free again after a long answer: %s", async (_what, headers) => {
    let calls = 0;
    const origin = await serve((_request, response) => {
      calls += 1;
      response.setHeader("Content-Type", "application/json");
      if (calls > 1) return response.end("{}");
      response.writeHead(200, headers);
      return response.end("X-Before" in headers ? Buffer.concat([gzipSync("{}"), noise]) : noise);
    });
    const agent = one();
    const next = () =>
      attempt(credentialFor(origin), read(), {
        signal: never(),
        onHeaders: () => {},
        dispatcher: agent,
      });
    await expect(next()).rejects.toMatchObject({ kind: "unreadable" });
    expect((await next()).data).toEqual({});
  });

  test("that does not come is not waited for longer than the reader does", async () => {
    let resolveAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      resolveAsked = resolve;
    });
    const origin = await serve(() => resolveAsked());
    const agent = one();
    const first = attempt(credentialFor(origin), read(), {
      signal: never(),
      onHeaders: () => {},
      dispatcher: agent,
    }).catch(() => {});
    await asked;
    const reader = new AbortController();
    const second = attempt(credentialFor(origin), read(), {
      signal: reader.signal,
      onHeaders: () => {},
      dispatcher: agent,
    });
    reader.abort(new Error("time is up"));
    await expect(second).rejects.toThrow("time is up");
    await agent.destroy();
    await first;
  });
});

test("the rate limit's headers are observed whatever the status", async () => {
  for (const status of [200, 401, 404, 429, 500]) {
    const observed: unknown[] = [];
    const origin = await serve((_request, response) => {
      response.writeHead(status, { "Content-Type": "application/json", "X-RateLimit-Limit": "7" });
      response.end("{}");
    });
    await attempt(credentialFor(origin), read(), {
      signal: never(),
      onHeaders: (...said) => observed.push(said),
    }).catch(() => {});
    expect(observed).toEqual([[status, expect.objectContaining({ "x-ratelimit-limit": "7" })]]);
  }
});

test("a key that could not be a header fails without being repeated", async () => {
  const { listener, seen } = answering();
  const origin = await serve(listener);
  const apiKey = `${API_KEY}\nX-Injected: 1`;
  const error: unknown = await attempt({ ...credentialFor(origin), apiKey }, read(), {
    signal: never(),
    onHeaders: () => {},
  }).catch((thrown: unknown) => thrown);
  expect(seen).toEqual([]);
  expect(String(error) + JSON.stringify(error)).not.toContain("sssss");
  expect(error instanceof Error ? error.stack : "").not.toContain("sssss");
});
