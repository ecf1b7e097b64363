import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "../support/fixtures";

/** Asks a server that answers with this JSON for the scopes of a key. */
async function askFor(body: unknown, request: APIRequestContext) {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const response = await request.get(`http://127.0.0.1:${port}/api/v3/scopes`);
    expect(await response.json()).toEqual(body);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("an answer that keeps the contract is nothing to a test", async ({ request }) => {
  await askFor({ scopes: ["mail.send"] }, request);
});

test("an answer that breaks it fails the test that gets it", async ({ request }) => {
  test.fail();
  await askFor({ scopes: ["mail.send"], key: "" }, request);
});
