import { describe, expect, test } from "vitest";
import { apiKeyIdOf } from "../api-key";
import { runningSandbox } from "../testing/running-sandbox";
import { onTheWire, type Wire } from "../testing/wire";
import type { Failing } from "./fault";

const sandbox = runningSandbox();

type Seen = Wire & { head: string; body: string; truth: string };

/** What one call to `/v3/api_keys` gets while the fault is on, and the true body that it should have got. */
async function under(fault: Failing, waitMs?: number): Promise<Seen> {
  const { globalUrl, control } = sandbox.now();
  const apiKey = control.clone("solo", { faults: [fault] });
  const wire = await onTheWire(globalUrl, "/v3/api_keys", apiKey, waitMs);
  const [head = "", ...rest] = wire.bytes.toString().split("\r\n\r\n");
  const truth = JSON.stringify({
    result: [{ name: "only-key", api_key_id: apiKeyIdOf(apiKey) }],
  });
  return { ...wire, head, body: rest.join("\r\n\r\n"), truth };
}

const half = (text: string) => text.slice(0, Math.floor(text.length / 2));

describe("broken connections", () => {
  test("hang-before-headers: not a byte, and the connection stays open", async () => {
    const { bytes, ending } = await under({ kind: "hang-before-headers" }, 300);
    expect(bytes).toHaveLength(0);
    expect(ending).toBe("open");
  });

  test("hang-mid-body: the head promises all, half comes", async () => {
    const { head, body, truth, ending } = await under({ kind: "hang-mid-body" }, 300);
    expect(head).toContain(`Content-Length: ${truth.length}`);
    expect(body).toBe(half(truth));
    expect(ending).toBe("open");
  });

  test("drip: a byte at a time", async () => {
    const { body, truth, ending } = await under({ kind: "drip" }, 700);
    expect(body.length).toBeGreaterThanOrEqual(2);
    expect(body.length).toBeLessThanOrEqual(4);
    expect(truth.startsWith(body)).toBe(true);
    expect(ending).toBe("open");
  });

  test("reset-on-accept: RST before any byte", async () => {
    const { bytes, ending } = await under({ kind: "reset-on-accept" });
    expect(bytes).toHaveLength(0);
    expect(ending).toBe("reset");
  });

  test("rst-mid-body: RST after a head that promised more", async () => {
    const { body, truth, ending } = await under({ kind: "rst-mid-body" });
    expect(body).toBe(half(truth));
    expect(ending).toBe("reset");
  });

  test("truncated-chunked: no last chunk", async () => {
    const { head, body, truth, ending } = await under({ kind: "truncated-chunked" });
    expect(head).toContain("Transfer-Encoding: chunked");
    expect(body).toContain(half(truth));
    expect(body.endsWith("0\r\n\r\n")).toBe(false);
    expect(ending).toBe("ended");
  });

  test("close-delimited-cut: valid JSON without its entries, and no length to tell", async () => {
    const { head, body, ending } = await under({ kind: "close-delimited-cut" });
    expect(head).not.toMatch(/Content-Length|Transfer-Encoding/i);
    expect(JSON.parse(body)).toEqual({ result: [] });
    expect(ending).toBe("ended");
  });

  test("short-content-length: a length that fits, half the JSON", async () => {
    const { head, body, truth } = await under({ kind: "short-content-length" });
    expect(head).toContain(`Content-Length: ${half(truth).length}`);
    expect(body).toBe(half(truth));
  });

  test("garbage-protocol: not HTTP", async () => {
    const { bytes } = await under({ kind: "garbage-protocol" });
    expect(bytes.toString()).not.toContain("HTTP/");
    expect(bytes.length).toBeGreaterThan(0);
  });

  test("huge-header: more than 16 kB of head, then the truth", async () => {
    const { head, body, truth } = await under({ kind: "huge-header" });
    expect(head.length).toBeGreaterThan(20 * 1024);
    expect(body).toBe(truth);
  });

  test("early-1xx: a 100 nobody asked for, then the truth", async () => {
    const { head, body, truth } = await under({ kind: "early-1xx" });
    expect(head).toBe("HTTP/1.1 100 Continue");
    expect(body).toContain("HTTP/1.1 200");
    expect(body.endsWith(truth)).toBe(true);
  });
});
