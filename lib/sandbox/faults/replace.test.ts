import { describe, expect, test } from "vitest";
import { ask } from "../testing/ask";
import { runningSandbox } from "../testing/running-sandbox";
import type { Fault } from "./fault";

const sandbox = runningSandbox();

async function statuses(faults: Fault[], calls: [path: string, onBehalfOf?: string][]) {
  const { globalUrl, control } = sandbox.now();
  const apiKey = control.clone("acme", { faults });
  const seen: number[] = [];
  for (const [path, onBehalfOf] of calls) {
    const options = onBehalfOf === undefined ? {} : { onBehalfOf };
    seen.push((await ask(globalUrl, path, { apiKey, ...options })).status);
  }
  return seen;
}

describe("failing answers", () => {
  test.each([401, 403, 404, 500] as const)("%i has SendGrid's envelope", async (status) => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = control.clone("acme", { faults: [{ kind: "status", status }] });
    const asked = await ask(globalUrl, "/v3/scopes", { apiKey });
    expect(asked.status).toBe(status);
    expect(asked.body).toMatchObject({ errors: [{ message: expect.any(String) }] });
  });

  test.each([502, 503, 504] as const)("%i is the gateway's, and no JSON", async (status) => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = control.clone("acme", { faults: [{ kind: "status", status }] });
    const asked = await ask(globalUrl, "/v3/scopes", { apiKey });
    expect(asked.status).toBe(status);
    expect(asked.body).toBeUndefined();
  });

  test.each([
    ["epoch+2", (reset: number) => reset - Date.now() / 1000 > 1 && reset - Date.now() / 1000 <= 3],
    ["epoch+600", (reset: number) => Math.abs(reset - Date.now() / 1000 - 600) < 2],
    ["delta+2", (reset: number) => reset === 2],
    ["past", (reset: number) => reset < Date.now() / 1000 - 3000],
    ["nan", (reset: number) => Number.isNaN(reset)],
  ] as const)("rate-limited with Reset %s", async (reset, right) => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = control.clone("acme", { faults: [{ kind: "rate-limited", reset }] });
    const { status, headers, text } = await ask(globalUrl, "/v3/scopes", { apiKey });
    expect(status).toBe(429);
    expect(text).toBe('{"errors":[{"field":null,"message":"too many requests"}]}');
    expect(headers.get("x-ratelimit-remaining")).toBe("0");
    expect(right(Number(headers.get("x-ratelimit-reset")))).toBe(true);
  });

  test("rate-limited with no Reset", async () => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = control.clone("acme", { faults: [{ kind: "rate-limited", reset: "missing" }] });
    const { headers } = await ask(globalUrl, "/v3/scopes", { apiKey });
    expect(headers.has("x-ratelimit-reset")).toBe(false);
  });

  test("redirect points where it is told", async () => {
    const { globalUrl, control } = sandbox.now();
    const location = "http://127.0.0.1:9/elsewhere";
    const apiKey = control.clone("acme", { faults: [{ kind: "redirect", location }] });
    const response = await fetch(`${globalUrl}/v3/scopes`, {
      headers: { Authorization: `Bearer ${apiKey}` },
      redirect: "manual",
    });
    expect([response.status, response.headers.get("location")]).toEqual([302, location]);
  });
});

describe("which calls a fault meets", () => {
  test("the first so many, in the order of the list", async () => {
    const faults: Fault[] = [
      { kind: "status", status: 503, times: 2 },
      { kind: "status", status: 500, times: 1 },
    ];
    const call: [string] = ["/v3/scopes"];
    expect(await statuses(faults, [call, call, call, call])).toEqual([503, 503, 500, 200]);
  });

  test("only the paths that match", async () => {
    const faults: Fault[] = [{ kind: "status", status: 500, match: "^/v3/api_keys\\?" }];
    expect(await statuses(faults, [["/v3/api_keys?limit=5"], ["/v3/api_keys"]])).toEqual([
      500, 200,
    ]);
  });

  test("only on behalf of that account, or only the parent's own", async () => {
    const calls: [string, string?][] = [["/v3/api_keys"], ["/v3/api_keys", "acme-labs"]];
    const subuser: Fault[] = [{ kind: "status", status: 401, onBehalfOf: "acme-labs" }];
    expect(await statuses(subuser, calls)).toEqual([200, 401]);
    expect(await statuses([{ kind: "status", status: 401, onBehalfOf: "" }], calls)).toEqual([
      401, 200,
    ]);
  });

  test("latency waits, and the truth follows", async () => {
    const { globalUrl, control } = sandbox.now();
    const apiKey = control.clone("solo", { latencyMs: 40, faults: [{ kind: "latency", ms: 60 }] });
    const startedAt = performance.now();
    expect((await ask(globalUrl, "/v3/scopes", { apiKey })).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(95);
  });
});
