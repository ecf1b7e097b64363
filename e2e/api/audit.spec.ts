import type { AuditEvent } from "@/lib/audit/fleet/events";
import { keyRef } from "@/lib/audit/key-ref";
import { addresses } from "../support/addresses";
import { expectFailure } from "../support/ask";
import { act, audit, auditAndLeave, keysOf, told } from "../support/audit-events";
import { expect, postSession, test } from "../support/fixtures";

const unlimited = { rateLimit: null };
const detailsOf = (calls: { path: string }[]) =>
  calls.map(({ path }) => path).filter((path) => path.startsWith("/v3/api_keys/"));

/** What must hold for every complete stream, whatever was read. */
function expectSound(events: AuditEvent[]) {
  const shapes = new Set<number>();
  // True once the account could not be read; an account that is announced again has no hole until one follows.
  const accounts = new Map<string, boolean>();
  const keys = new Map<string, "unread" | "read" | "failed">();
  for (const event of events) {
    if (event.type === "account") accounts.set(event.account, false);
    if (event.type === "shape") {
      expect(shapes.has(event.id), "a shape is told once").toBe(false);
      shapes.add(event.id);
    }
    if (event.type === "key") {
      expect(accounts.has(event.account), "an account is told before its keys").toBe(true);
      if (event.shape !== null) expect(shapes.has(event.shape), "shape before key").toBe(true);
      expect(event.shape === null).toBe(event.readAtMs === null);
      const state = event.shape === null ? "unread" : "read";
      keys.set(keyRef(event), state);
    }
    if (event.type !== "hole") continue;
    if (event.api_key_id === null) accounts.set(event.account, true);
    else keys.set(keyRef(event), "failed");
  }
  const keysThat = (state: string) => [...keys.values()].filter((each) => each === state).length;
  expect(told(events, "done")).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({
    type: "done",
    accounts: { total: accounts.size, failed: [...accounts.values()].filter(Boolean).length },
    keys: { total: keys.size, read: keysThat("read"), failed: keysThat("failed") },
  });
}

test("one account: names first, then scopes as they come, and a sum that adds up", async ({
  signIn,
  sandbox,
}) => {
  const faults = [{ kind: "latency", ms: 60_000, match: "/v3/api_keys/" }] as const;
  const apiKey = await sandbox.clone("acme", { ...unlimited, faults });
  const context = await signIn(apiKey);
  expect(await auditAndLeave(context, "self", "key")).toMatch(/"type":"key".*"shape":null/);
  await sandbox.setFaults(apiKey, []);
  const events = await audit(context, "self");
  expectSound(events);
  const first = told(events, "key").slice(0, 38);
  expect(new Set(first.map(({ api_key_id }) => api_key_id)).size, "every name first").toBe(38);
  expect(keysOf(events).size).toBe(38);
  expect(told(events, "shape").length).toBeLessThan(38);
  expect(events.at(-1)).toMatchObject({
    accounts: { read: 1, failed: 0, total: 1 },
    keys: { read: 38, failed: 0, total: 38 },
  });
  expect(told(events, "account")[0]).toMatchObject({
    account: "self",
    label: "acme",
    region: "global",
  });
});

test("the shapes are the scopes that SendGrid answers, no scope dropped", async ({
  signIn,
  sandbox,
}) => {
  const context = await signIn(await sandbox.clone("odd", unlimited));
  const events = await audit(context, "self");
  expectSound(events);
  const shapes = new Map(told(events, "shape").map(({ id, scopes }) => [id, scopes]));
  for (const { api_key_id, shape } of keysOf(events).values()) {
    const response = await context.get(`/api/v3/api_keys/${api_key_id}`);
    if (shape === null) await expectFailure(response, "upstream_unreadable");
    else {
      const { scopes }: { scopes: string[] } = await response.json();
      expect([...(shapes.get(shape) ?? [])].sort()).toEqual(scopes.sort());
    }
  }
  // A key whose answer lacks scopes is a hole, not a key without scopes.
  expect(told(events, "hole")).toEqual([
    expect.objectContaining({ account: "self", code: "upstream_unreadable", status: 200 }),
  ]);
});

test("all accounts: each with its region, its keys under its own name", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme", unlimited);
  const context = await signIn(apiKey);
  const events = await audit(context, "all");
  expectSound(events);
  expect(events.at(-1)).toMatchObject({
    accounts: { read: 15, failed: 0, total: 15 },
    keys: { read: 93, failed: 0, total: 93 },
  });
  const byAccount = new Map(told(events, "account").map((each) => [each.account, each]));
  expect(byAccount.get("subuser:acme-eu-marketing")).toMatchObject({ region: "eu", keys: 3 });
  expect(byAccount.get("subuser:acme-legacy-2017")).toMatchObject({ disabled: true, keys: 3 });
  expect(byAccount.get("account-id:sg4f1c0a9be27d4836a5d1e6f70b8c92aa")).toMatchObject({ keys: 4 });
  const calls = await sandbox.calls(apiKey);
  expect(new Set(detailsOf(calls)).size).toBe(93);
  expect(detailsOf(calls)).toHaveLength(93);
});

test("what could not be read is a hole: the account's, or the key's", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("odd", {
    ...unlimited,
    faults: [{ kind: "status", status: 500, onBehalfOf: "odd-plain", match: "api_keys\\?" }],
  });
  const events = await audit(await signIn(apiKey), "all");
  expectSound(events);
  const holes = told(events, "hole");
  const whole = (account: string) => holes.find((h) => h.account === account && !h.api_key_id);
  expect(whole("subuser:odd-plain")).toMatchObject({ code: "upstream_failed", status: 500 });
  // Names that no header can carry are reported, never skipped and never sent.
  expect(whole("subuser:café-crème")).toMatchObject({ code: "invalid_input", status: null });
  expect(whole("subuser:trailing-space ")).toMatchObject({ code: "invalid_input" });
  const { accounts } = told(events, "done")[0] ?? {};
  expect(accounts).toEqual({ read: 1, failed: 3, total: 4 });
  const sent = (await sandbox.calls(apiKey)).map(({ headers }) => headers["on-behalf-of"]);
  expect(new Set(sent)).toEqual(new Set([null, "odd-plain"]));
});

test("26: 7 of 100 keys fail: 93 and 7 holes, and a retry asks for exactly the 7", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("full", unlimited);
  const context = await signIn(apiKey);
  const { result } = await (await context.get("/api/v3/api_keys")).json();
  const failing: string[] = result
    .slice(10, 17)
    .map((key: { api_key_id: string }) => key.api_key_id);
  const match = `/v3/api_keys/(${failing.join("|")})$`;
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 404, match }]);
  const events = await audit(context, "self");
  expectSound(events);
  expect(told(events, "done")[0]?.keys).toEqual({ read: 93, failed: 7, total: 100 });
  expect(new Set(told(events, "hole").map(({ api_key_id }) => api_key_id))).toEqual(
    new Set(failing),
  );

  await sandbox.setFaults(apiKey, []);
  const before = (await sandbox.calls(apiKey)).length;
  await act(context, "self", "retry");
  const after = await audit(context, "self");
  expectSound(after);
  expect(told(after, "done")[0]?.keys).toEqual({ read: 100, failed: 0, total: 100 });
  const calls = (await sandbox.calls(apiKey)).slice(before).map(({ path }) => path);
  expect(calls.sort()).toEqual(failing.map((id) => `/v3/api_keys/${id}`).sort());
});

test("a second reader sees the same and makes no further call; refresh reads all again", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("auditor", unlimited);
  const context = await signIn(apiKey);
  const first = await audit(context, "self");
  const before = (await sandbox.calls(apiKey)).length;
  const second = await audit(context, "self");
  expectSound(second);
  expect(keysOf(second)).toEqual(keysOf(first));
  expect((await sandbox.calls(apiKey)).length).toBe(before);
  await act(context, "self", "refresh");
  const third = await audit(context, "self");
  expectSound(third);
  // The key's own scopes, the list, and each of its 12 keys.
  expect((await sandbox.calls(apiKey)).length - before).toBe(14);
});

test("two readers at once share one scan", async ({ signIn, sandbox }) => {
  const apiKey = await sandbox.clone("full", { ...unlimited, latencyMs: 50 });
  const context = await signIn(apiKey);
  const [one, two] = await Promise.all([audit(context, "self"), audit(context, "self")]);
  expectSound(one);
  expectSound(two);
  const details = detailsOf(await sandbox.calls(apiKey));
  expect(details).toHaveLength(100);
});

test("a reader who leaves does not stop it: the next finds it further on, nothing read twice", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("full", { ...unlimited, latencyMs: 100 });
  const context = await signIn(apiKey);
  expect(await auditAndLeave(context, "self")).toContain('"type":"progress"');
  await expect.poll(async () => detailsOf(await sandbox.calls(apiKey)).length).toBe(100);
  const events = await audit(context, "self");
  expectSound(events);
  expect(told(events, "done")[0]?.keys).toEqual({ read: 100, failed: 0, total: 100 });
  expect(detailsOf(await sandbox.calls(apiKey))).toHaveLength(100);
});

/** The number of calls the sandbox received, once it stops growing. */
async function settled(count: () => Promise<number>): Promise<number> {
  let last = -1;
  await expect
    .poll(
      async () => {
        const before = last;
        last = await count();
        return last === before;
      },
      { intervals: [700] },
    )
    .toBe(true);
  return last;
}

test("pause stops the reading, resume goes on where it was", async ({ signIn, sandbox }) => {
  const apiKey = await sandbox.clone("full", { ...unlimited, latencyMs: 400 });
  const context = await signIn(apiKey);
  await auditAndLeave(context, "self");
  await act(context, "self", "pause");
  const calls = await settled(async () => (await sandbox.calls(apiKey)).length);
  expect(calls).toBeLessThan(100);
  const text = await auditAndLeave(context, "self");
  expect(text).toContain('"paused":true');
  await act(context, "self", "resume");
  const events = await audit(context, "self");
  expectSound(events);
  expect(told(events, "done")[0]?.keys).toEqual({ read: 100, failed: 0, total: 100 });
  // Only the calls that the pause interrupted are made again.
  const answered = (await sandbox.calls(apiKey)).filter(({ aborted }) => !aborted);
  expect(detailsOf(answered)).toHaveLength(100);
});

test("cancel ends the stream with what was read and what was not", async ({ signIn, sandbox }) => {
  const apiKey = await sandbox.clone("full", { ...unlimited, latencyMs: 400 });
  const context = await signIn(apiKey);
  await auditAndLeave(context, "self");
  await act(context, "self", "cancel");
  const events = await audit(context, "self");
  expectSound(events);
  const { read = 0, failed, total } = told(events, "done")[0]?.keys ?? {};
  expect(read).toBeLessThan(100);
  expect({ failed, total }).toEqual({ failed: 0, total: expect.any(Number) });
  const calls = await settled(async () => (await sandbox.calls(apiKey)).length);
  expect(calls).toBeLessThan(101);
});

test("when the key dies on the way the session ends, and nothing more is asked", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("full", { ...unlimited, latencyMs: 100 });
  const context = await signIn(apiKey);
  await auditAndLeave(context, "self");
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 401 }]);
  await expect.poll(async () => (await context.get("/api/session")).status()).toBe(401);
  const calls = await settled(async () => (await sandbox.calls(apiKey)).length);
  await expectFailure(await context.get("/api/audit"), "signed_out");
  expect((await sandbox.calls(apiKey)).length).toBe(calls);
});

test("signing out stops the scan", async ({ signIn, sandbox }) => {
  const apiKey = await sandbox.clone("full", {
    ...unlimited,
    faults: [{ kind: "latency", ms: 2_000, match: "/v3/api_keys/" }],
  });
  const context = await signIn(apiKey);
  await auditAndLeave(context, "self");
  const details = async () => detailsOf(await sandbox.calls(apiKey)).length;
  await expect.poll(details).toBeGreaterThan(0);
  await context.delete("/api/session");
  const open = async () =>
    (await sandbox.calls(apiKey)).filter(({ endedAtMs }) => endedAtMs === null).length;
  await expect.poll(open).toBe(0);
  expect(await settled(details)).toBeLessThan(100);
});

test("one subuser, and one that nobody may read", async ({ signIn, sandbox }) => {
  const context = await signIn(await sandbox.clone("acme", unlimited));
  const labs = await audit(context, "subuser:acme-labs");
  expectSound(labs);
  expect(told(labs, "done")[0]?.keys).toEqual({ read: 2, failed: 0, total: 2 });
  const nobody = await audit(context, "subuser:nobody");
  expectSound(nobody);
  expect(told(nobody, "done")[0]?.accounts).toEqual({ read: 0, failed: 1, total: 1 });
  expect(told(nobody, "hole")[0]).toMatchObject({ code: "access_forbidden", api_key_id: null });
});

test("an ignored on-behalf-of is a hole in every subuser, never the parent's keys", async ({
  signIn,
  sandbox,
}) => {
  const context = await signIn(await sandbox.clone("ignored-header", unlimited));
  const events = await audit(context, "all");
  expectSound(events);
  expect(new Set(told(events, "key").map(({ account }) => account))).toEqual(new Set(["self"]));
  expect(told(events, "hole").map(({ code }) => code)).toContain("upstream_unreadable");
  expect(told(events, "done")[0]?.accounts).toMatchObject({ failed: 3, total: 4 });
});

test("another replica on the same store tells what the first has read, without a call", async ({
  request,
  sandbox,
}) => {
  const { appUrl, replicaUrl } = addresses();
  const apiKey = await sandbox.clone("auditor", unlimited);
  await postSession(request, appUrl, { api_key: apiKey });
  const first = await (await request.get(`${appUrl}/api/audit`)).text();
  const before = (await sandbox.calls(apiKey)).length;
  const second = await (await request.get(`${replicaUrl}/api/audit`)).text();
  expect(second).toContain('"type":"done"');
  expect(first).toContain('"keys":{"read":12,"failed":0,"total":12}');
  expect(second).toContain('"keys":{"read":12,"failed":0,"total":12}');
  expect((await sandbox.calls(apiKey)).length).toBe(before);
});

test("bad actions are refused", async ({ signIn, sandbox }) => {
  const context = await signIn(await sandbox.clone("solo"));
  for (const data of [
    { account: "self" },
    { account: "self", action: "destroy" },
    { account: "nobody:at-all", action: "retry" },
    { account: "self", action: "retry", more: 1 },
  ]) {
    await expectFailure(await context.post("/api/audit", { data }), "invalid_input");
  }
});
