import { beforeEach, describe, expect, test, vi } from "vitest";
import { SELF } from "@/lib/audit/account";
import type { Fault } from "@/lib/sandbox/faults/fault";
import { getApiKey } from "./api-keys";
import { errorOf, expectNoKey, namesOf, optionsOf, sandboxed } from "./testing/sandboxed";

/**
 * The rows of ARCHITECTURE.md, "When SendGrid is in trouble", in which SendGrid refuses, is down, or keeps us waiting.
 */
const sandbox = sandboxed();

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

const rateLimited = (reset: Extract<Fault, { kind: "rate-limited" }>["reset"], times?: number) =>
  ({ kind: "rate-limited", reset, ...(times === undefined ? {} : { times }) }) as const;

describe("429", () => {
  test.each(["delta+1", "epoch+1", "past"] as const)(
    "22 once, with Reset %s: waited out, with one call more",
    async (reset) => {
      const key = sandbox.clone("solo", { faults: [rateLimited(reset, 1)] });
      expect(await namesOf(key.credential)).toEqual(["only-key"]);
      expect(key.calls().map(({ status }) => status)).toEqual([429, 200]);
    },
  );

  test.each(["delta+600", "epoch+600", "missing", "nan"] as const)(
    "23 with Reset %s, later than the reader can wait: told at once how long, after one call",
    async (reset) => {
      const key = sandbox.clone("solo", { faults: [rateLimited(reset)] });
      const error = await errorOf(namesOf(key.credential, optionsOf(5_000)));
      expect(error).toMatchObject({ kind: "rate_limited", status: 429 });
      expect(error.retryAfterMs).toBeGreaterThan(5_000);
      expect(error.retryAfterMs).toBeLessThanOrEqual(120_000);
      expect(key.calls()).toHaveLength(1);
      expectNoKey(error, key);
      // Callers that ask again in the meantime are refused without a call.
      await errorOf(namesOf(key.credential, optionsOf(5_000)));
      expect(key.calls()).toHaveLength(1);
    },
  );

  test("23 again and again with a Reset that is past: three calls, then the time", async () => {
    const key = sandbox.clone("solo", { faults: [rateLimited("past")] });
    const error = await errorOf(namesOf(key.credential));
    expect(error.kind).toBe("rate_limited");
    expect(error.retryAfterMs).toBeGreaterThan(0);
    expect(key.calls()).toHaveLength(3);
  });

  test("a scan that cannot wait any longer is refused, and does not spin", async () => {
    const key = sandbox.clone("solo", { faults: [rateLimited("delta+600")] });
    const options = { ...optionsOf(2_000), priority: "scan" } as const;
    const error = await errorOf(namesOf(key.credential, options));
    expect(error.kind).toBe("rate_limited");
    expect(key.calls()).toHaveLength(1);
  });

  test("one key's limit holds up no other key", async () => {
    const limited = sandbox.clone("solo", { faults: [rateLimited("delta+600")] });
    await errorOf(namesOf(limited.credential, optionsOf(1_000)));
    expect(await namesOf(sandbox.clone("solo").credential)).toEqual(["only-key"]);
  });
});

describe("a refusal is an answer: tried once", () => {
  test.each([
    [401, "rejected"],
    [403, "forbidden"],
    [404, "not_found"],
  ] as const)("25 %i is %s", async (status, kind) => {
    const key = sandbox.clone("solo", { faults: [{ kind: "status", status, times: 1 }] });
    const error = await errorOf(namesOf(key.credential));
    expect({ kind: error.kind, status: error.status }).toEqual({ kind, status });
    expectNoKey(error, key);
    expect(key.calls()).toHaveLength(1);
    expect(await namesOf(key.credential)).toEqual(["only-key"]);
  });

  test("a hundred of them do not open the breaker", async () => {
    const key = sandbox.clone("solo", {
      rateLimit: null,
      faults: [{ kind: "status", status: 404, match: "/v3/api_keys/" }],
    });
    await readMany(key.credential, 100);
    expect(await namesOf(key.credential)).toEqual(["only-key"]);
  });
});

function readMany(credential: Parameters<typeof namesOf>[0], count: number) {
  const sg = { credential, options: optionsOf() };
  const ids = Array.from({ length: count }, (_, index) => `id-${index}`);
  return Promise.allSettled(ids.map((id) => getApiKey(sg, SELF, id)));
}

test("28 a reader who leaves takes the call along", async () => {
  const key = sandbox.clone("solo", { faults: [{ kind: "hang-before-headers" }] });
  const reader = new AbortController();
  const left = namesOf(key.credential, { ...optionsOf(), signal: reader.signal });
  await vi.waitFor(() => expect(key.calls()).toHaveLength(1));
  const why = new Error("left");
  reader.abort(why);
  await expect(left).rejects.toBe(why);
  await vi.waitFor(() => expect(key.calls()[0]).toMatchObject({ aborted: true, status: null }));
  key.setFaults([]);
  expect(await namesOf(key.credential)).toEqual(["only-key"]);
});

describe("30 a total outage", () => {
  test("nobody queues for a host that is down: the failure comes before the rate limit's turn", async () => {
    const limited = sandbox.clone("solo", { faults: [rateLimited("delta+600")] });
    await errorOf(namesOf(limited.credential, optionsOf(1_000)));
    const down = sandbox.clone("solo", {
      rateLimit: null,
      faults: [{ kind: "status", status: 503 }],
    });
    await readMany(down.credential, 40);
    expect((await errorOf(namesOf(limited.credential))).kind).toBe("failed");
  });

  test("1,000 requests of 20 readers make at most 1,100 calls, and the next 1,000 none", async () => {
    const down: Fault = { kind: "status", status: 503 };
    const keys = Array.from({ length: 20 }, () =>
      sandbox.clone("solo", { rateLimit: null, faults: [down] }),
    );
    const outcomes = (
      await Promise.all(keys.map(({ credential }) => readMany(credential, 50)))
    ).flat();
    expect(outcomes).toHaveLength(1_000);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    const calls = sandbox.now().control.totalCalls();
    expect(calls).toBeGreaterThanOrEqual(20);
    expect(calls).toBeLessThanOrEqual(1_100);

    await Promise.all(keys.map(({ credential }) => readMany(credential, 50)));
    expect(sandbox.now().control.totalCalls()).toBe(calls);
    const error = await errorOf(namesOf(keys[0]?.credential ?? sandbox.clone("solo").credential));
    expect(error).toMatchObject({ kind: "failed", status: null });
  });
});
