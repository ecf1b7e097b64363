import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Lane, LaneClosed, laneOf, type Priority } from "./lane";

const START = Date.parse("2026-03-01T12:00:30.000Z");
const FOREVER = START + 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

type Entered = { name: string; leave: (ok: boolean) => void };

function laneWithQueue() {
  const lane = new Lane();
  const entered: Entered[] = [];
  const refused: [name: string, error: unknown][] = [];
  const { signal } = new AbortController();
  async function enter(name: string, priority: Priority, deadlineMs = FOREVER, until = signal) {
    await lane.enter(priority, deadlineMs, until).then(
      (leave) => entered.push({ name, leave }),
      (error: unknown) => refused.push([name, error]),
    );
  }
  const enterMany = (count: number, priority: Priority) => {
    for (let i = 0; i < count; i += 1) void enter(`${priority} ${i}`, priority);
    return vi.advanceTimersByTimeAsync(0);
  };
  const names = () => entered.map(({ name }) => name);
  return { lane, enter, enterMany, entered, refused, names };
}

const limit = (limitOf: number, remaining: number, resetInS = 30) => ({
  "x-ratelimit-limit": String(limitOf),
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": String(resetInS),
});

describe("concurrency", () => {
  test("16 calls at once, the next when one has left, in the order they came", async () => {
    const { enterMany, entered, names } = laneWithQueue();
    await enterMany(20, "scan");
    expect(names()).toEqual(Array.from({ length: 16 }, (_, i) => `scan ${i}`));
    entered[3]?.leave(true);
    entered[0]?.leave(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(names().slice(16)).toEqual(["scan 16", "scan 17"]);
  });

  test("readers have six places more beside a scan that fills its own", async () => {
    const { enterMany, names } = laneWithQueue();
    await enterMany(40, "scan");
    await enterMany(40, "reader");
    expect(names().filter((name) => name.startsWith("scan"))).toHaveLength(16);
    expect(names().filter((name) => name.startsWith("reader"))).toHaveLength(6);
  });

  test("a reader who comes later goes before every scan that waits", async () => {
    const { enterMany, enter, entered, names } = laneWithQueue();
    await enterMany(30, "scan");
    await enterMany(6, "reader");
    void enter("late reader", "reader");
    entered[0]?.leave(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(names().at(-1)).toBe("late reader");
  });

  test("when the window turns, readers who waited for it go before scans that came earlier", async () => {
    const { lane, enterMany, names } = laneWithQueue();
    lane.observe(200, limit(600, 0));
    await enterMany(3, "scan");
    await enterMany(2, "reader");
    expect(names()).toEqual([]);
    await vi.advanceTimersByTimeAsync(35_000);
    expect(names()).toEqual(["reader 0", "reader 1", "scan 0", "scan 1", "scan 2"]);
  });

  test("trouble halves it, down to one; good answers win it back slowly", async () => {
    const { enterMany, entered, names } = laneWithQueue();
    await enterMany(60, "scan");
    for (let i = 0; i < 16; i += 1) entered[i]?.leave(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toHaveLength(17);
    entered[16]?.leave(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toHaveLength(19);
  });
});

describe("the rate limit", () => {
  test("the last 2% of a window are the readers': a scan waits for the turn", async () => {
    const { lane, enterMany, names } = laneWithQueue();
    lane.observe(200, limit(600, 14));
    await enterMany(16, "scan");
    expect(names()).toEqual(["scan 0", "scan 1"]);
    await enterMany(3, "reader");
    expect(names().slice(2)).toEqual(["reader 0", "reader 1", "reader 2"]);
    expect(lane.waitingUntilMs).toBe(START + 30_000);
    await vi.advanceTimersByTimeAsync(30_005);
    expect(names()).toHaveLength(16);
    expect(lane.waitingUntilMs).toBeNull();
  });

  test("never more calls in a window than it allows", async () => {
    const { lane, enterMany, entered, names } = laneWithQueue();
    lane.observe(200, limit(600, 5));
    await enterMany(30, "reader");
    for (const { leave } of [...entered]) leave(true);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(names()).toHaveLength(5);
  });

  test("who cannot wait for the turn is refused at once, with the time", async () => {
    const { lane, enter, refused } = laneWithQueue();
    lane.observe(429, { "x-ratelimit-reset": "30" });
    void enter("impatient", "reader", START + 25_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.[1]).toBeInstanceOf(LaneClosed);
    expect(refused[0]?.[1]).toMatchObject({ waitMs: 30_000 });
  });

  test("who can wait goes through when the window turns", async () => {
    const { lane, enter, names } = laneWithQueue();
    lane.observe(429, { "x-ratelimit-reset": "30" });
    void enter("patient", "scan");
    await vi.advanceTimersByTimeAsync(29_999);
    expect(names()).toEqual([]);
    await vi.advanceTimersByTimeAsync(6);
    expect(names()).toEqual(["patient"]);
  });
});

describe("leaving", () => {
  test("who leaves while waiting is forgotten, and takes no place", async () => {
    const { lane, enter, enterMany, entered, refused, names } = laneWithQueue();
    await enterMany(16, "scan");
    const reader = new AbortController();
    void enter("leaves", "scan", FOREVER, reader.signal);
    void enter("stays", "scan");
    const why = new Error("gone");
    reader.abort(why);
    await vi.advanceTimersByTimeAsync(0);
    expect(refused).toEqual([["leaves", why]]);
    entered[0]?.leave(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(names().at(-1)).toBe("stays");
    expect(lane.waitingUntilMs).toBeNull();
  });

  test("who has left already never enters", async () => {
    const { enter, refused, names } = laneWithQueue();
    void enter("gone", "reader", FOREVER, AbortSignal.abort(new Error("gone")));
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  test("2,000 may wait, one more is refused at once", async () => {
    const { enterMany, refused } = laneWithQueue();
    await enterMany(16 + 2_000 + 1, "scan");
    expect(refused.map(([name]) => name)).toEqual(["scan 2016"]);
  });
});

test("a lane is one credential on one host", () => {
  expect(laneOf("a", "global")).toBe(laneOf("a", "global"));
  expect(laneOf("a", "global")).not.toBe(laneOf("a", "eu"));
  expect(laneOf("a", "global")).not.toBe(laneOf("b", "global"));
});

test("says how many calls a minute a scan may make once SendGrid has said, less what is kept for readers", () => {
  const { lane } = laneWithQueue();
  expect(lane.callsAMinute).toBeNull();
  lane.observe(200, limit(600, 599));
  expect(lane.callsAMinute).toBe(588);
});
