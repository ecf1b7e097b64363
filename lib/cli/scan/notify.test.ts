import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { notify, notifyUrl } from "./notify";

/** A chat that answers each attempt as instructed. */
async function chat(answer: Parameters<typeof createServer>[1]) {
  const tries: string[] = [];
  const server = createServer((request, response) => {
    tries.push(`${request.method} ${request.url}`);
    request.resume();
    answer?.(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = notifyUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  return { url, tries };
}

it("gives each of three tries five seconds, and then says that there was no answer", async () => {
  const limits: number[] = [];
  const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    limits.push(ms);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    return controller.signal;
  });
  onTestFinished(() => timeout.mockRestore());
  const { url, tries } = await chat(() => {});
  expect(await notify(url, {})).toBe("there was no answer");
  expect(tries).toHaveLength(3);
  expect(limits).toEqual([5_000, 5_000, 5_000]);
});

it("posts once to one that has answered, however it breaks off after that", async () => {
  const { url, tries } = await chat((_request, response) => {
    response.writeHead(200, { "content-length": 99 }).write("o");
    setTimeout(() => response.destroy(), 50);
  });
  expect(await notify(url, {})).toBeNull();
  expect(tries).toHaveLength(1);
});

it("follows no redirect, to wherever it leads", async () => {
  const elsewhere = await chat((_request, response) => response.end());
  const { url, tries } = await chat((_request, response) => {
    response.writeHead(307, { location: elsewhere.url.href }).end();
  });
  expect(await notify(url, {})).toBe("it answered 307");
  expect([tries.length, elsewhere.tries.length]).toEqual([3, 0]);
});

it.each([
  "https://hooks.example/T/secret",
  "http://127.0.0.1:9/x",
  "http://localhost/x",
  "http://[::1]:9/x",
])("posts to %s", (url) => {
  expect(notifyUrl(url).href).toBe(url);
});

it.each([
  "http://hooks.example/secret",
  "http://127.0.0.1.example/secret",
  "http://localhost.example/secret",
  "http://10.0.0.1/secret",
  "ftp://127.0.0.1/secret",
  "file:///secret",
  "secret",
  "",
])("never posts in clear to %j, and never repeats it", (url) => {
  expect(() => notifyUrl(url)).toThrow(/^--notify must be/);
  expect(() => notifyUrl(url)).not.toThrow(/secret/);
});
