import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { SELF } from "@/lib/audit/account";
import type { Read } from "./attempt";
import { coalesce } from "./coalesce";
import { SendGridError } from "./error";
import { optionsOf, type SandboxedKey, sandboxed } from "./testing/sandboxed";
import { get } from "./transport";

const by = (signal: AbortSignal, deadlineMs = Date.now() + 25_000) => ({ signal, deadlineMs });
const never = () => by(new AbortController().signal);

function slowCall() {
  const started: AbortSignal[] = [];
  let finish: (value: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const start = (signal: AbortSignal) => {
    started.push(signal);
    return new Promise<string>((resolve, reject) => {
      finish = resolve;
      fail = reject;
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  };
  return { started, start, finish: (v: string) => finish(v), fail: (e: Error) => fail(e) };
}

describe("calls under way are shared", () => {
  test("by all who ask for the same at the same time, and by nobody afterwards", async () => {
    const { started, start, finish } = slowCall();
    const both = [coalesce("shared", never(), start), coalesce("shared", never(), start)];
    expect(started).toHaveLength(1);
    finish("data");
    expect(await Promise.all(both)).toEqual(["data", "data"]);
    const later = coalesce("shared", never(), start);
    expect(started).toHaveLength(2);
    finish("newer");
    expect(await later).toBe("newer");
  });

  test("a failure reaches every one of them, and is not kept", async () => {
    const { started, start, fail, finish } = slowCall();
    const both = [coalesce("failing", never(), start), coalesce("failing", never(), start)];
    fail(new Error("down"));
    for (const each of both) await expect(each).rejects.toThrow("down");
    const later = coalesce("failing", never(), start);
    finish("data");
    expect(await later).toBe("data");
    expect(started).toHaveLength(2);
  });

  test("one who leaves does not take the call from the others; the last does", async () => {
    const { started, start, finish } = slowCall();
    const [first, second] = [new AbortController(), new AbortController()];
    const one = coalesce("left", by(first.signal), start);
    const two = coalesce("left", by(second.signal), start);
    first.abort(new Error("first left"));
    await expect(one).rejects.toThrow("first left");
    expect(started[0]?.aborted).toBe(false);
    second.abort(new Error("second left"));
    await expect(two).rejects.toThrow("second left");
    expect(started[0]?.aborted).toBe(true);

    const next = coalesce("left", never(), start);
    expect(started).toHaveLength(2);
    finish("data");
    expect(await next).toBe("data");
  });

  test("who has left already starts nothing", async () => {
    const { started, start } = slowCall();
    await expect(coalesce("gone", by(AbortSignal.abort(new Error("gone"))), start)).rejects.toThrow(
      "gone",
    );
    expect(started).toEqual([]);
  });
});

describe("a deadline", () => {
  const late = () => by(new AbortController().signal, Date.now() + 60_000);
  const over = () => by(new AbortController().signal, Date.now());
  const timeout = () => new SendGridError("timeout", "/v3/api_keys");

  test("is the first reader's own: who came later goes on, in one call for them all", async () => {
    const { started, start, fail, finish } = slowCall();
    const first = coalesce("deadline", over(), start);
    const later = [coalesce("deadline", late(), start), coalesce("deadline", late(), start)];
    fail(timeout());
    await expect(first).rejects.toThrow("timeout");
    await vi.waitFor(() => expect(started).toHaveLength(2));
    finish("data");
    expect(await Promise.all(later)).toEqual(["data", "data"]);
    expect(started).toHaveLength(2);
  });

  test.each([
    ["of those who asked together ends them together", over, over, timeout],
    ["that is not over: a timeout of the call is everybody's", late, late, timeout],
    ["is no cause to ask again after another failure", over, late, () => new Error("down")],
  ])("%s", async (_, first, second, failure) => {
    const { started, start, fail } = slowCall();
    const both = [coalesce("together", first(), start), coalesce("together", second(), start)];
    fail(failure());
    for (const each of both) await expect(each).rejects.toThrow();
    expect(started).toHaveLength(1);
  });

  const sandbox = sandboxed();
  test("of one reader does not end the call of the next", async () => {
    const key = sandbox.clone("acme", {
      faults: [{ kind: "hang-before-headers", match: "/v3/api_keys", times: 1 }],
    });
    const read = {
      path: "/v3/api_keys",
      account: SELF,
      region: "global",
      schema: z.unknown(),
    } as const;
    const first = get(key.credential, read, optionsOf(300));
    const second = get(key.credential, read, optionsOf());
    await expect(first).rejects.toMatchObject({ kind: "timeout" });
    expect(await second).toHaveProperty("data.result");
    expect(key.calls()).toHaveLength(2);
  });
});

describe("only what is the same in every part is shared", () => {
  const sandbox = sandboxed();
  const schema = z.unknown();
  const read: Read<unknown> = { path: "/v3/api_keys", account: SELF, region: "global", schema };
  const query = { limit: 100 };

  /** How many calls the sandbox saw for two simultaneous requests. */
  async function callsOf(
    [key, other]: readonly [SandboxedKey, SandboxedKey],
    change: Partial<Read<unknown>>,
    priority: "reader" | "scan" = "reader",
  ) {
    await Promise.allSettled([
      get(key.credential, { ...read, query }, optionsOf()),
      get(other.credential, { ...read, query, ...change }, { ...optionsOf(), priority }),
    ]);
    return sandbox.now().control.totalCalls();
  }

  const acme = () => sandbox.clone("acme", { latencyMs: 50 });
  const same = (key: SandboxedKey) => [key, key] as const;

  test("the very same: one call", async () => {
    expect(await callsOf(same(acme()), {})).toBe(1);
  });

  test.each([
    ["path", { path: "/v3/scopes" }],
    ["query", { query: { limit: 100, offset: 100 } }],
    ["account", { account: { kind: "subuser", username: "support@acme.example" } }],
    ["region", { region: "eu" }],
  ] as const satisfies [string, Partial<Read<unknown>>][])(
    "another %s: two",
    async (_part, change) => {
      expect(await callsOf(same(acme()), change)).toBe(2);
    },
  );

  test("another key: two", async () => {
    expect(await callsOf([acme(), acme()], {})).toBe(2);
  });

  test("another priority: two, since a reader does not wait as a scan does", async () => {
    expect(await callsOf(same(acme()), {}, "scan")).toBe(2);
  });
});
