import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import { RateLimiterMemory } from "rate-limiter-flexible";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from "vitest";
import { ApiFailure } from "../failure/api-failure";
import { StoreUnavailable } from "../failure/store-unavailable";
import { openStore, type Store } from "../store/open-store";
import { ownersOfAddress, SignInThrottle } from "./sign-in-throttle";

const MINUTE_MS = 60_000;
const START = Date.parse("2026-03-01T12:00:00.000Z");
const { signal } = new AbortController();
const server = process.env.TEST_DATABASE_URL ?? "";
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "throttle-"));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** Tries once. @returns the seconds to wait if it is refused */
async function attempt(throttle: SignInThrottle, ip: string, refused = true) {
  const signIn = async () => {
    if (refused) throw new Error("refused");
  };
  try {
    await throttle.run(ip, signal, signIn, () => true);
    return null;
  } catch (error) {
    if (error instanceof Error && error.message === "refused") return null;
    if (!(error instanceof ApiFailure) || error.code !== "rate_limited") throw error;
    return error.details.retryAfterSeconds ?? 0;
  }
}

async function attempts(throttle: SignInThrottle, count: number, ip: string, refused = true) {
  const waits: (number | null)[] = [];
  for (let index = 0; index < count; index += 1) waits.push(await attempt(throttle, ip, refused));
  return waits;
}

/** The guarantees, wherever the counts are kept. `stores` are those of two replicas; a single process has one. */
function throttleContract(stores: () => [Store, Store]) {
  let throttle: SignInThrottle;
  beforeEach(async () => {
    vi.useFakeTimers({ now: START, toFake: ["Date"] });
    const [store] = stores();
    await store.db.deleteFrom("sign_in_count").execute();
    throttle = new SignInThrottle(store);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("one address: five refusals in a minute, and told when it is over", async () => {
    expect(await attempts(throttle, 5, "192.0.2.1")).toEqual(Array(5).fill(null));
    vi.setSystemTime(START + 20_000);
    expect(await attempt(throttle, "192.0.2.1")).toBe(40);
    expect(await attempt(throttle, "192.0.2.2")).toBeNull();
    vi.setSystemTime(START + MINUTE_MS);
    expect(await attempts(throttle, 6, "192.0.2.1")).toEqual([...Array(5).fill(null), 60]);
  });

  test("twenty in an hour, however often it tries meanwhile", async () => {
    for (let minute = 0; minute < 4; minute += 1) {
      vi.setSystemTime(START + minute * MINUTE_MS);
      await attempts(throttle, 10, "192.0.2.1");
    }
    vi.setSystemTime(START + 4 * MINUTE_MS);
    expect(await attempt(throttle, "192.0.2.1")).toBe(56 * 60);
    vi.setSystemTime(START + 60 * MINUTE_MS);
    expect(await attempt(throttle, "192.0.2.1")).toBeNull();
  });

  test("what SendGrid accepts costs no refusal, but sixty a minute are enough", async () => {
    expect(await attempts(throttle, 54, "192.0.2.1", false)).toEqual(Array(54).fill(null));
    expect(await attempts(throttle, 6, "192.0.2.1")).toEqual([...Array(5).fill(null), 60]);
    expect(await attempts(throttle, 61, "192.0.2.2", false)).toEqual([...Array(60).fill(null), 60]);
  });

  test("one network of many addresses uses up its own bound, and not that of all", async () => {
    const from = (host: number) => `2001:db8:1:${(0x100 + host).toString(16)}::1`;
    const waits: (number | null)[] = [];
    for (let host = 0; host < 120; host += 1) waits.push(await attempt(throttle, from(host)));
    expect(waits.filter((wait) => wait === null)).toHaveLength(20);
    expect(await attempt(throttle, "2001:db8:1:200::1")).toBeNull();
    for (let host = 0; host < 120; host += 1) await attempt(throttle, `192.0.2.${host}`);
    vi.setSystemTime(START + 50_000);
    expect(await attempts(throttle, 30, "192.0.2.200", false)).toEqual(Array(30).fill(10));
    expect(await attempt(throttle, "192.0.3.1", false)).toBeNull();
    // A client that its neighbors' limit kept out has used up nothing of its own.
    vi.setSystemTime(START + MINUTE_MS);
    expect(await attempt(throttle, "192.0.2.200")).toBeNull();
  });

  test("a hundred refusals of many networks in a minute are enough for all", async () => {
    for (let index = 0; index < 100; index += 1) {
      expect(await attempt(throttle, `198.51.${index}.1`)).toBeNull();
    }
    expect(await attempt(throttle, "192.0.2.1", false)).toBe(60);
    // Clients that this kept out have used up nothing of their own.
    vi.setSystemTime(START + MINUTE_MS);
    expect(await attempts(throttle, 6, "192.0.2.1")).toEqual([...Array(5).fill(null), 60]);
  });

  test("a hundred at once: five are asked about, and once those are refused, so are the others", async () => {
    let asked = 0;
    const answers: (() => void)[] = [];
    const signIn = async () => {
      asked += 1;
      await new Promise<void>((resolve) => answers.push(resolve));
      throw new Error("refused");
    };
    const all = Array.from({ length: 100 }, () =>
      throttle.run("192.0.2.1", signal, signIn, () => true).catch((error: Error) => error.message),
    );
    await vi.waitFor(() => expect(answers).toHaveLength(5));
    for (const answer of answers) answer();
    const told = await Promise.all(all);
    expect(asked).toBe(5);
    expect(told.filter((message) => message === "refused")).toHaveLength(5);
    expect(told.filter((message) => message === "Too many keys were refused.")).toHaveLength(95);
  });

  test("good keys at once all get in, a few at a time", async () => {
    let [most, now] = [0, 0];
    const signIn = async () => {
      now += 1;
      most = Math.max(most, now);
      await setImmediate();
      now -= 1;
    };
    await Promise.all(
      Array.from({ length: 50 }, () => throttle.run("192.0.2.1", signal, signIn, () => true)),
    );
    expect(most).toBeLessThanOrEqual(5);
  });

  test("a failure that is no refusal costs none; who left while waiting takes no turn", async () => {
    const away = async () => {
      throw new Error("SendGrid is away");
    };
    for (let index = 0; index < 10; index += 1) {
      await expect(throttle.run("192.0.2.1", signal, away, () => false)).rejects.toThrow("away");
    }
    const gone = AbortSignal.abort(new Error("left"));
    const late = vi.fn(async () => {});
    await expect(throttle.run("192.0.2.1", gone, late, () => true)).rejects.toThrow("left");
    expect(late).not.toHaveBeenCalled();
    expect(await attempts(throttle, 6, "192.0.2.1")).toEqual([...Array(5).fill(null), 60]);
  });
}

describe("in one process", () => {
  let store: Store;

  test("a point that cannot be given back is told to the log, and changes no answer", async () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const reward = vi.spyOn(RateLimiterMemory.prototype, "reward");
    onTestFinished(() => void vi.restoreAllMocks());
    reward.mockRejectedValue(new StoreUnavailable(new Error("away")));
    const throttle = new SignInThrottle(store);
    const run = (signIn: () => Promise<string>) =>
      throttle.run("192.0.2.1", signal, signIn, () => false);
    expect(await run(async () => "signed in")).toBe("signed in");
    const failing = run(async () => Promise.reject(new Error("SendGrid is away")));
    await expect(failing).rejects.toThrow("SendGrid is away");
    expect(reward).toHaveBeenCalledTimes(10);
    const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatchObject({ event: "sign_in_throttle", code: "unavailable" });
  });

  beforeAll(async () => {
    store = await openStore({ dataDir });
  });
  afterAll(() => store.close());
  throttleContract(() => [store, store]);
});

// scripts/test.mjs starts a PostgreSQL server and sets the variable. Without one, these tests count as skipped, not
// passed.
describe.skipIf(server === "")("over replicas", () => {
  let stores: [Store, Store];
  beforeAll(async () => {
    const name = `throttle_${crypto.randomUUID().replaceAll("-", "")}`;
    const admin = await openStore({ databaseUrl: server, dataDir: "" });
    await admin.db.executeQuery(CompiledQuery.raw(`create database ${name}`));
    await admin.close();
    const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
    stores = [
      await openStore({ databaseUrl, dataDir: "" }),
      await openStore({ databaseUrl, dataDir: "" }),
    ];
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));
  throttleContract(() => stores);

  test("what one counts, the other knows", async () => {
    await stores[0].db.deleteFrom("sign_in_count").execute();
    const [one, other] = stores.map((store) => new SignInThrottle(store));
    if (one === undefined || other === undefined) throw new Error("there are two");
    await attempts(one, 3, "192.0.2.1");
    const waits = await attempts(other, 3, "192.0.2.1");
    expect(waits.slice(0, 2)).toEqual([null, null]);
    expect(waits[2]).toBeGreaterThan(0);
    expect(await attempt(one, "192.0.2.1")).toBeGreaterThan(0);
  });

  test("while it is closed for all, attempts from new addresses leave nothing behind", async () => {
    const [{ db }] = stores;
    await db.deleteFrom("sign_in_count").execute();
    const throttle = new SignInThrottle(stores[0]);
    for (let index = 0; index < 100; index += 1) await attempt(throttle, `198.51.${index}.1`);
    const rows = async () => (await db.selectFrom("sign_in_count").selectAll().execute()).length;
    const before = await rows();
    for (let index = 0; index < 5; index += 1) {
      expect(await attempt(throttle, `203.0.${index}.1`, false)).toBeGreaterThan(0);
    }
    expect(await rows()).toBe(before);
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1", "192.0.2"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2", "2001:db8:1:0"],
  ["2001:db8:1:12ff::", "2001:db8:1:12ff", "2001:db8:1:1200"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2", "2001:db8:1:0"],
  ["2001:db8::1", "2001:db8:0:0", "2001:db8:0:0"],
  ["::1", "0:0:0:0", "0:0:0:0"],
  // Groups outside the gap count from the front too.
  ["2001::b02:3:4:5:6:7", "2001:0:b02:3", "2001:0:b02:0"],
  ["::b02:3:4:5:6:7:8", "0:b02:3:4", "0:b02:3:0"],
  ["fe80::1%eth0", "fe80:0:0:0", "fe80:0:0:0"],
  ["unknown", "unknown", "unknown"],
])("%s counts for %s, and for the network %s", (ip, address, network) => {
  expect(ownersOfAddress(ip)).toEqual({ address, network });
});
