import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { json } from "../reply";
import { runningSandbox } from "../testing/running-sandbox";
import { onTheWire } from "../testing/wire";
import { contentFaults } from "./distort";
import { Fault } from "./fault";

const sandbox = runningSandbox();
const truth = json(200, { result: [{ api_key_id: "id", name: "key" }] });

async function bodyUnder(kind: Fault["kind"]): Promise<{ head: string; body: Buffer }> {
  const { globalUrl, control } = sandbox.now();
  const apiKey = control.clone("solo");
  control.setFaults(apiKey, [Fault.parse({ kind })]);
  const { bytes } = await onTheWire(globalUrl, "/v3/api_keys", apiKey);
  const end = bytes.indexOf("\r\n\r\n");
  return { head: bytes.subarray(0, end).toString(), body: bytes.subarray(end + 4) };
}

describe("wrong content", () => {
  test("html is a 200 that is no JSON", async () => {
    const { head, body } = await bodyUnder("html");
    expect(head).toMatch(/^HTTP\/1.1 200/);
    expect(head).toContain("Content-Type: text/html");
    expect(body.toString()).toMatch(/^<html>/);
  });

  test("empty-200 and no-content-204 have no body", async () => {
    const empty = await bodyUnder("empty-200");
    expect(empty.head).toMatch(/^HTTP\/1.1 200/);
    expect(empty.body).toHaveLength(0);
    const none = await bodyUnder("no-content-204");
    expect(none.head).toMatch(/^HTTP\/1.1 204/);
    expect(none.body).toHaveLength(0);
  });

  test("null is JSON's null, wrong-shape has the right names and wrong types", async () => {
    expect((await bodyUnder("null")).body.toString()).toBe("null");
    expect(JSON.parse((await bodyUnder("wrong-shape")).body.toString())).toMatchObject({
      result: expect.any(String),
    });
  });

  test("bom is the truth after EF BB BF", () => {
    const body = Buffer.from(contentFaults.bom(truth).body);
    expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(body.subarray(3).toString()).toBe(truth.body);
  });

  test("proto-key is the truth with __proto__ as an own field of each object", () => {
    const parsed: unknown = JSON.parse(contentFaults["proto-key"](truth).body.toString());
    expect(parsed).toMatchObject({ result: [{ api_key_id: "id" }] });
    expect(Object.hasOwn(Object(parsed), "__proto__")).toBe(true);
  });

  test("deep-json parses, and overflows whoever walks it", () => {
    const parsed: unknown = JSON.parse(contentFaults["deep-json"](truth).body.toString());
    expect(() => JSON.stringify(parsed)).toThrow(RangeError);
  });

  test("stacked-encodings unpacks to the truth after six times", async () => {
    const { head, body } = await bodyUnder("stacked-encodings");
    expect(head).toContain("Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip");
    let unpacked = body;
    for (let times = 0; times < 6; times += 1) unpacked = gunzipSync(unpacked);
    expect(JSON.parse(unpacked.toString())).toHaveProperty("result.length", 1);
  });

  test("gzip-bomb is small on the wire and 100 MB unpacked", async () => {
    const { head, body } = await bodyUnder("gzip-bomb");
    expect(head).toContain("Content-Encoding: gzip");
    expect(body.length).toBeLessThan(200_000);
    expect(gunzipSync(body).length).toBeGreaterThan(100 * 1024 * 1024);
  });
});
