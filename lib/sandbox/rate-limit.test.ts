import { describe, expect, test } from "vitest";
import { tenantKey } from "./keys";
import { type RateLimit, rateWindows } from "./rate-limit";
import { tenantNamed } from "./tenants/registry";
import { ask } from "./testing/ask";
import { runningSandbox } from "./testing/running-sandbox";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);
const sandbox = runningSandbox();

describe("a window", () => {
  const rateLimit: RateLimit = { limit: 2, windowMs: MINUTE, reset: "epoch" };

  test("refuses the call after the last, until the minute is over", () => {
    let now = NOON + 10_000;
    const windows = rateWindows(() => now);
    const take = () => windows.take("key", "global", rateLimit).allowed;
    expect([take(), take(), take()]).toEqual([true, true, false]);
    now = NOON + MINUTE;
    expect(take()).toBe(true);
  });

  test("is told in headers: what remains, and its end", () => {
    const windows = rateWindows(() => NOON + 10_000);
    expect(windows.take("key", "global", rateLimit).headers).toEqual({
      "X-RateLimit-Limit": "2",
      "X-RateLimit-Remaining": "1",
      "X-RateLimit-Reset": String((NOON + MINUTE) / 1000),
    });
    const delta = windows.take("key", "eu", { ...rateLimit, reset: "delta" });
    expect(delta.headers["X-RateLimit-Reset"]).toBe("50");
  });

  test("is one per key and host", () => {
    const windows = rateWindows(() => NOON);
    const one: RateLimit = { ...rateLimit, limit: 1 };
    expect(windows.take("a", "global", one).allowed).toBe(true);
    expect(windows.take("a", "eu", one).allowed).toBe(true);
    expect(windows.take("b", "global", one).allowed).toBe(true);
    expect(windows.take("a", "global", one).allowed).toBe(false);
  });
});

describe("on the wire", () => {
  test("429 with SendGrid's body once a clone's limit is used up", async () => {
    const { globalUrl, control } = sandbox.now();
    const rateLimit: RateLimit = { limit: 3, windowMs: 10 * MINUTE, reset: "epoch" };
    const apiKey = control.clone("solo", { rateLimit });
    const seen: number[] = [];
    for (let call = 0; call < 4; call += 1) {
      seen.push((await ask(globalUrl, "/v3/scopes", { apiKey })).status);
    }
    expect(seen).toEqual([200, 200, 200, 429]);
  });

  test("no headers where there is no limit; the tenant full has the casing of live answers", async () => {
    const { globalUrl, control } = sandbox.now();
    const free = control.clone("solo", { rateLimit: null });
    const { headers } = await ask(globalUrl, "/v3/scopes", { apiKey: free });
    expect([...headers.keys()].filter((name) => name.startsWith("x-ratelimit"))).toEqual([]);
    const windows = rateWindows(() => NOON);
    const live = windows.take(tenantKey("full"), "global", tenantNamed("full").rateLimit);
    expect(Object.keys(live.headers)).toContain("X-Ratelimit-Remaining");
  });
});
