import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { request } from "undici";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readBody, UnreadableBody } from "./body";
import { serve } from "./testing/serve";

const JSON_TYPE = "application/json";
const Result = z.object({ result: z.array(z.string()) });
const DATA = { result: ["é", "b"] };
const TEXT = JSON.stringify(DATA);

async function read(body: Buffer | string, headers: Record<string, string> = {}, length = true) {
  const origin = await serve((_request, response) => {
    response.writeHead(200, {
      "Content-Type": JSON_TYPE,
      ...(length ? { "Content-Length": Buffer.byteLength(body) } : { Connection: "close" }),
      ...headers,
    });
    if (!length) response.removeHeader("Transfer-Encoding");
    response.end(body);
  });
  return readBody(await request(origin), Result);
}

const unreadable = (why: string) =>
  expect.objectContaining({ name: "UnreadableBody", message: why });

describe("what is read", () => {
  test.each([
    ["plain", TEXT, {}],
    ["gzip", gzipSync(TEXT), { "Content-Encoding": "gzip" }],
    ["GZIP in capitals", gzipSync(TEXT), { "Content-Encoding": "GZIP" }],
    ["said to be identity", TEXT, { "Content-Encoding": "identity" }],
    ["with a byte order mark", `\ufeff${TEXT}`, {}],
    ["with a charset", TEXT, { "Content-Type": "application/json; charset=utf-8" }],
    ["as another JSON type", TEXT, { "Content-Type": "application/problem+json" }],
  ])("%s", async (_form, body, headers) => {
    expect(await read(body, headers)).toEqual(DATA);
  });

  test("an answer that grows over its chunks, a character cut between two of them", async () => {
    const bytes = Buffer.from(TEXT);
    const cut = bytes.indexOf(0xc3) + 1;
    const origin = await serve((_request, response) => {
      response.writeHead(200, { "Content-Type": JSON_TYPE });
      response.write(bytes.subarray(0, cut));
      setTimeout(() => response.end(bytes.subarray(cut)), 10);
    });
    expect(await readBody(await request(origin), Result)).toEqual(DATA);
  });
});

describe("what is not", () => {
  test.each([
    ["no content type", TEXT, { "Content-Type": "" }, "not JSON"],
    ["HTML", TEXT, { "Content-Type": "text/html" }, "not JSON"],
    [
      "a type that only begins like JSON",
      TEXT,
      { "Content-Type": "application/jsonp" },
      "not JSON",
    ],
    ["half of it", TEXT.slice(0, 8), {}, "broken JSON"],
    ["nothing", "", {}, "broken JSON"],
    ["another shape", `{"result":{"0":"a"}}`, {}, "an unknown shape"],
    ["null", "null", {}, "an unknown shape"],
    ["brotli", brotliCompressSync(TEXT), { "Content-Encoding": "br" }, "an unknown encoding"],
    ["deflate", deflateSync(TEXT), { "Content-Encoding": "deflate" }, "an unknown encoding"],
    ["gzip twice", gzipSync(TEXT), { "Content-Encoding": "gzip, gzip" }, "an unknown encoding"],
    ["too large", `["${"a".repeat(5_000_000)}"]`, {}, "too large"],
    [
      "too large once unpacked",
      gzipSync(`["${"a".repeat(5_000_000)}"]`),
      { "Content-Encoding": "gzip" },
      "too large",
    ],
  ])("%s", async (_form, body, headers, why) => {
    await expect(read(body, headers)).rejects.toEqual(unreadable(why));
  });

  test("gzip that is none fails, whatever undici calls it", async () => {
    await expect(read(TEXT, { "Content-Encoding": "gzip" })).rejects.toThrow();
  });

  test("the message never holds a part of the body", async () => {
    const error = await read('{"result":"SG.secret"}').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableBody);
    expect(JSON.stringify(error) + String(error)).not.toContain("secret");
  });
});
