import diagnostics from "node:diagnostics_channel";
import { once } from "node:events";
import { createServer } from "node:net";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Failing } from "@/lib/sandbox/faults/fault";
import { errorOf, expectNoKey, namesOf, optionsOf, sandboxed } from "./testing/sandboxed";

/** The rows of ARCHITECTURE.md, "When SendGrid is in trouble", with a broken connection or answer. */
const sandbox = sandboxed();

beforeEach(() => {
  // The luckiest full jitter: retries follow at once.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

const TRUTH = ["only-key"];
/** Long enough for an answer over loopback, and short for one that never comes. */
const SHORT_MS = 400;

type Wanted = { kind: "timeout" | "failed" | "unreadable"; status: number | null; tries: number };

async function expectFailure(fault: Failing, { kind, status, tries }: Wanted, waitMs?: number) {
  const key = sandbox.clone("solo", { faults: [fault] });
  const error = await errorOf(namesOf(key.credential, optionsOf(waitMs)));
  expect({ kind: error.kind, status: error.status, tries: key.calls().length }).toEqual({
    kind,
    status,
    tries,
  });
  expectNoKey(error, key);
  expectNoKey(sandbox.written(), key);
  key.setFaults([]);
  expect(await namesOf(key.credential)).toEqual(TRUTH);
}

describe("an answer that does not come in time is a timeout, tried once", () => {
  test.each([
    ["1 hang before headers", "hang-before-headers"],
    ["2 hang in the body", "hang-mid-body"],
    ["3 a byte each 200 ms", "drip"],
  ] as const)("%s", async (_row, kind) => {
    await expectFailure({ kind }, { kind: "timeout", status: null, tries: 1 }, SHORT_MS);
  });
});

describe("a connection that breaks once is tried again", () => {
  test.each([
    ["5 reset on accept", { kind: "reset-on-accept", times: 1 }],
    ["6 RST in the body", { kind: "rst-mid-body", times: 1 }],
    ["7 chunks cut short", { kind: "truncated-chunked", times: 1 }],
    ["24 500 once", { kind: "status", status: 500, times: 1 }],
    ["24 502 once", { kind: "status", status: 502, times: 1 }],
    ["24 503 once", { kind: "status", status: 503, times: 1 }],
    ["24 504 once", { kind: "status", status: 504, times: 1 }],
  ] as const satisfies [string, Failing][])("%s", async (_row, fault) => {
    const key = sandbox.clone("solo", { faults: [fault] });
    expect(await namesOf(key.credential)).toEqual(TRUTH);
    expect(key.calls()).toHaveLength(2);
  });
});

describe("a host that stays broken is given up after three tries", () => {
  test.each([
    ["5 reset on accept", { kind: "reset-on-accept" }, null],
    ["6 RST in the body", { kind: "rst-mid-body" }, null],
    ["7 chunks cut short", { kind: "truncated-chunked" }, null],
    ["16 an early 1xx", { kind: "early-1xx" }, null],
    ["24 500", { kind: "status", status: 500 }, 500],
    ["24 502", { kind: "status", status: 502 }, 502],
    ["24 503", { kind: "status", status: 503 }, 503],
    ["24 504", { kind: "status", status: 504 }, 504],
  ] as const satisfies [string, Failing, number | null][])("%s", async (_row, fault, status) => {
    await expectFailure(fault, { kind: "failed", status, tries: 3 });
  });

  test.each([
    ["5 reset on accept", "reset-on-accept", "connection lost"],
    ["6 RST in the body", "rst-mid-body", "connection lost"],
    ["7 chunks cut short", "truncated-chunked", "connection lost"],
    // An answer did arrive, out of turn: nothing suggests that the connection was at fault.
    ["16 an early 1xx", "early-1xx", null],
  ] as const)("%s: the cause is told with the host", async (_row, kind, cause) => {
    const { credential } = sandbox.clone("solo", { faults: [{ kind }] });
    const { host } = new URL(credential.origins.global);
    const { connection } = await errorOf(namesOf(credential));
    expect(connection).toEqual(cause === null ? null : { cause, host });
  });

  test("4 connection refused", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const address = probe.address();
    const port = typeof address === "object" ? address?.port : undefined;
    probe.close();
    await once(probe, "close");
    let tries = 0;
    const count = () => {
      tries += 1;
    };
    diagnostics.subscribe("undici:client:connectError", count);
    const key = sandbox.clone("solo");
    const closed = `http://127.0.0.1:${port}`;
    const credential = { ...key.credential, origins: { global: closed, eu: closed } };
    const error = await errorOf(namesOf(credential));
    diagnostics.unsubscribe("undici:client:connectError", count);
    expect({ kind: error.kind, status: error.status, tries }).toEqual({
      kind: "failed",
      status: null,
      tries: 3,
    });
    const connection = { cause: "connection refused", host: `127.0.0.1:${port}` };
    expect(error.connection).toEqual(connection);
    expectNoKey(error, key);
    // In the end the breaker opens, and says why.
    for (let call = 0; call < 20; call += 1) await errorOf(namesOf(credential));
    const refused = await errorOf(namesOf(credential));
    expect(refused).toMatchObject({ reason: "the host is down", connection });
  });

  test("27 TLS that cannot be trusted is not tried again", async () => {
    const key = sandbox.clone("solo");
    const { credential } = key;
    const global = credential.origins.global.replace("http:", "https:");
    const error = await errorOf(
      namesOf({ ...credential, origins: { ...credential.origins, global } }),
    );
    expect(error.kind).toBe("failed");
    expect(error.message).toMatch(/SSL|TLS/);
    expectNoKey(error, key);
  });
});

describe("an answer that is not what the API says is unreadable, and tried once", () => {
  test.each([
    ["8 a cut that is valid JSON", { kind: "close-delimited-cut" }, 200],
    ["9 a length that is too small", { kind: "short-content-length" }, 200],
    ["10 a web page", { kind: "html" }, 200],
    ["11 an empty 200", { kind: "empty-200" }, 200],
    ["11 a 204", { kind: "no-content-204" }, 204],
    ["12 null", { kind: "null" }, 200],
    ["12 another shape", { kind: "wrong-shape" }, 200],
    ["14 not HTTP", { kind: "garbage-protocol" }, null],
    ["15 a header of 20 kB", { kind: "huge-header" }, null],
    ["18 a gzip bomb", { kind: "gzip-bomb" }, 200],
    ["19 six encodings", { kind: "stacked-encodings" }, 200],
    ["20 JSON 100,000 deep", { kind: "deep-json" }, 200],
  ] as const satisfies [string, Failing, number | null][])("%s", async (_row, fault, status) => {
    await expectFailure(fault, { kind: "unreadable", status, tries: 1 });
  });

  test("18 a gzip bomb never reaches memory whole", async () => {
    const key = sandbox.clone("solo", { faults: [{ kind: "gzip-bomb" }] });
    await errorOf(namesOf(key.credential));
    global.gc?.();
    const before = process.memoryUsage().arrayBuffers;
    await errorOf(namesOf(key.credential));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});

describe("what looks odd and is sound is read", () => {
  test("13 a byte order mark", async () => {
    const key = sandbox.clone("solo", { faults: [{ kind: "bom" }] });
    expect(await namesOf(key.credential)).toEqual(TRUTH);
  });

  test("21 a __proto__ field reaches no prototype", async () => {
    const key = sandbox.clone("solo", { faults: [{ kind: "proto-key" }] });
    expect(await namesOf(key.credential)).toEqual(TRUTH);
    expect({}).not.toHaveProperty("polluted");
  });
});

test("17 a redirect is not followed, and nothing arrives where it leads", async () => {
  let hits = 0;
  const elsewhere = createServer((socket) => {
    hits += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  const address = elsewhere.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const location = `http://127.0.0.1:${port}/v3/api_keys`;
  await expectFailure(
    { kind: "redirect", location },
    { kind: "unreadable", status: 302, tries: 1 },
  );
  expect(hits).toBe(0);
  elsewhere.close();
});
