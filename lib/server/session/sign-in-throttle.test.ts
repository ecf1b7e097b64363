import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiFailure } from "../http/api-failure";
import { ownerOfAddress, SignInThrottle } from "./sign-in-throttle";

const MINUTE_MS = 60_000;
const START = Date.parse("2026-03-01T12:00:00.000Z");
const { signal } = new AbortController();
let throttle: SignInThrottle;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["Date"] });
  throttle = new SignInThrottle();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Tries once; the seconds to wait when it is not let in. */
async function attempt(ip: string, refused: boolean): Promise<number | null> {
  try {
    (await throttle.enter(ip, signal))(refused);
    return null;
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.code !== "rate_limited") throw error;
    return error.details.retryAfterSeconds ?? 0;
  }
}

async function attempts(count: number, ip: string, refused = true) {
  const waits: (number | null)[] = [];
  for (let index = 0; index < count; index += 1) waits.push(await attempt(ip, refused));
  return waits;
}

describe("one address", () => {
  test("five refusals in a minute, and told when the first is a minute old", async () => {
    expect(await attempts(5, "192.0.2.1")).toEqual([null, null, null, null, null]);
    vi.setSystemTime(START + 20_000);
    expect(await attempt("192.0.2.1", true)).toBe(40);
    vi.setSystemTime(START + MINUTE_MS);
    expect(await attempts(6, "192.0.2.1")).toEqual([null, null, null, null, null, 60]);
  });

  test("twenty in an hour", async () => {
    for (let minute = 0; minute < 4; minute += 1) {
      vi.setSystemTime(START + minute * MINUTE_MS);
      await attempts(5, "192.0.2.1");
    }
    vi.setSystemTime(START + 4 * MINUTE_MS);
    expect(await attempt("192.0.2.1", true)).toBe(56 * 60);
    vi.setSystemTime(START + 60 * MINUTE_MS);
    expect(await attempt("192.0.2.1", true)).toBeNull();
  });

  test("what SendGrid accepts costs nothing", async () => {
    expect(await attempts(50, "192.0.2.1", false)).toEqual(Array(50).fill(null));
    expect(await attempts(6, "192.0.2.1")).toEqual([null, null, null, null, null, 60]);
  });

  test("holds up no other", async () => {
    await attempts(6, "192.0.2.1");
    expect(await attempt("192.0.2.2", true)).toBeNull();
  });
});

test("a hundred addresses' refusals in a minute are enough for all", async () => {
  for (let index = 0; index < 100; index += 1) {
    expect(await attempt(`198.51.100.${index}`, true)).toBeNull();
  }
  expect(await attempt("192.0.2.1", false)).toBe(60);
});

describe("many at once", () => {
  const enterAll = (count: number) =>
    Array.from({ length: count }, () => throttle.enter("192.0.2.1", signal));

  test("five reach SendGrid; once those are refused, so are the others", async () => {
    const entering = enterAll(100);
    const settled: string[] = [];
    for (const each of entering) {
      each.then(
        () => settled.push("in"),
        () => settled.push("refused"),
      );
    }
    await setImmediate();
    expect(settled).toEqual(Array(5).fill("in"));
    for (const each of entering.slice(0, 5)) (await each)(true);
    await setImmediate();
    expect(settled.filter((how) => how === "in")).toHaveLength(5);
    expect(settled.filter((how) => how === "refused")).toHaveLength(95);
  });

  test("good keys all get in, a few at a time", async () => {
    let most = 0;
    let now = 0;
    await Promise.all(
      enterAll(100).map(async (each) => {
        const leave = await each;
        now += 1;
        most = Math.max(most, now);
        await setImmediate();
        now -= 1;
        leave(false);
      }),
    );
    expect(most).toBe(5);
  });

  test("who leaves while waiting is let go, and takes no turn", async () => {
    const inside = await Promise.all(enterAll(5));
    const leaver = new AbortController();
    const waiting = throttle.enter("192.0.2.1", leaver.signal);
    leaver.abort(new Error("left"));
    await expect(waiting).rejects.toThrow("left");
    for (const leave of inside) leave(false);
    expect(await attempts(6, "192.0.2.1")).toEqual([null, null, null, null, null, 60]);
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["unknown", "unknown"],
])("%s counts for %s", (ip, owner) => {
  expect(ownerOfAddress(ip)).toBe(owner);
});
