import { addresses, sandboxHosts } from "../support/addresses";
import { askRaw, expectEnvelope, type RawAnswer } from "../support/ask";
import { expect, madeUpAddress, test } from "../support/fixtures";
import { type RunningApp, startApp } from "../support/start-app";

function signInFrom(origin: string, forwardedFor: string, api_key: string): Promise<RawAnswer> {
  return askRaw(origin, "/api/session", {
    method: "POST",
    headers: {
      Origin: origin,
      "Content-Type": "application/json",
      "X-Forwarded-For": forwardedFor,
    },
    body: JSON.stringify({ api_key, region: "global" }),
  });
}

const count = (answers: readonly RawAnswer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

test("a hundred dead keys at once: five reach SendGrid, 95 are told when to come back", async ({
  sandbox,
}) => {
  const keys = await Promise.all(Array.from({ length: 100 }, () => sandbox.clone("revoked")));
  const from = madeUpAddress();
  const origin = addresses().appUrl;
  const answers = await Promise.all(keys.map((key) => signInFrom(origin, from, key)));
  expect(count(answers, 401)).toBe(5);
  expect(count(answers, 429)).toBe(95);
  for (const { status, text, headers } of answers) {
    if (status !== 429) continue;
    expectEnvelope(JSON.parse(text), "rate_limited");
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(headers["retry-after"])).toBeLessThanOrEqual(60);
  }
  const calls = await Promise.all(keys.map((key) => sandbox.calls(key)));
  expect(calls.flat()).toHaveLength(5);
  // A valid key is throttled too: letting it in would reveal which of many keys is valid.
  const living = await sandbox.clone("solo");
  expect((await signInFrom(origin, from, living)).status).toBe(429);
  expect(await sandbox.calls(living)).toEqual([]);
  expect((await signInFrom(origin, madeUpAddress(), living)).status).toBe(201);
});

test("thirty good keys at once all get in, and cost nothing", async ({ sandbox }) => {
  const keys = await Promise.all(Array.from({ length: 30 }, () => sandbox.clone("solo")));
  const from = madeUpAddress();
  const origin = addresses().appUrl;
  const answers = await Promise.all(keys.map((key) => signInFrom(origin, from, key)));
  expect(count(answers, 201)).toBe(30);
});

test("what is no key costs nothing", async ({ sandbox }) => {
  const from = madeUpAddress();
  const origin = addresses().appUrl;
  for (let index = 0; index < 10; index += 1) {
    expect((await signInFrom(origin, from, "SG.hello")).status).toBe(400);
  }
  expect((await signInFrom(origin, from, await sandbox.clone("solo"))).status).toBe(201);
});

test("a dead key and one that never was are told the same", async ({ sandbox }) => {
  const from = madeUpAddress();
  const origin = addresses().appUrl;
  const dead = await signInFrom(origin, from, await sandbox.clone("revoked"));
  const never = await signInFrom(origin, from, `SG.${"n".repeat(22)}.${"n".repeat(43)}`);
  expect(dead.status).toBe(401);
  expect({ status: never.status, text: never.text }).toEqual({
    status: dead.status,
    text: dead.text,
  });
});

test("an address before the one the proxy saw gains nothing", async ({ sandbox }) => {
  const own = madeUpAddress();
  const origin = addresses().appUrl;
  const statuses: number[] = [];
  for (let index = 0; index < 7; index += 1) {
    const forwarded = `${madeUpAddress()}, ${own}`;
    statuses.push((await signInFrom(origin, forwarded, await sandbox.clone("revoked"))).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
});

test.describe("without a trusted proxy", () => {
  let app: RunningApp;
  test.beforeAll(async () => {
    const hosts = sandboxHosts();
    app = await startApp({ ...hosts, TRUSTED_PROXY: "" });
  });
  test.afterAll(() => app.stop());

  test("a hundred forged addresses are one: the socket's", async ({ sandbox }) => {
    const keys = await Promise.all(Array.from({ length: 100 }, () => sandbox.clone("revoked")));
    const answers = await Promise.all(keys.map((key) => signInFrom(app.url, madeUpAddress(), key)));
    expect(count(answers, 401)).toBe(5);
    expect(count(answers, 429)).toBe(95);
  });
});
