import { sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type Account, SELF } from "@/lib/audit/account";
import type { CloneOptions } from "@/lib/sandbox/credentials";
import type { TenantName } from "@/lib/sandbox/keys";
import { readerOptions } from "@/lib/sendgrid/transport";
import { scanStream } from "../scan/scan-stream";
import { ensureScan } from "../scan/start";
import { requireSession, type SignedIn } from "../session/session";
import { signIn } from "../session/sign-in";
import { readLastMails } from "../store/last-mails";
import { takeMailLease } from "../store/mail-lease";
import { readMailTask, startMailTask } from "../store/mail-tasks";
import { store } from "../store/shared-store";
import { serverEnv } from "../testing/server-env";
import { askLastMail } from "./ask-last-mail";
import { actOnMailTask } from "./mail-task";
import { runMailTask, stopAllMailTasks } from "./run-mail-task";

const server = serverEnv();
const AT = "2026-11-25T10:12:00.000Z";
const AT_MS = Date.parse(AT);
const signal = new AbortController().signal;

/** A reader signed in to an account whose key `shop` has sent and whose others have not. */
async function reader(activity: CloneOptions["activity"] = {}, more: CloneOptions = {}) {
  const { control } = server.sandbox();
  const accounts = [{ username: "own", keys: ["shop", "quiet", "dark", "dim"] }];
  const sent = { shop: { last_event_time: AT } };
  return signedInWith("acme", { accounts, activity: { sent, ...activity }, ...more }, control);
}

async function signedInWith(
  tenant: TenantName,
  options: CloneOptions = {},
  control = server.sandbox().control,
) {
  const apiKey = control.clone(tenant, options);
  const { cookie } = await signIn(apiKey, undefined, signal);
  const signedIn = await requireSession([cookie]);
  const sg = { credential: signedIn.credential, options: readerOptions(signal) };
  const asked = () => control.calls(apiKey).map(({ path }) => path);
  return {
    apiKey,
    signedIn,
    asked: () => asked().filter((path) => path.startsWith("/v3/messages")),
    others: () => asked().filter((path) => !path.startsWith("/v3/messages")),
    ask: (id: string, account: Account = SELF) => askLastMail(signedIn, sg, account, id),
    act: (action: Parameters<typeof actOnMailTask>[2]) => actOnMailTask(signedIn, sg, action),
    setFaults: (faults: Parameters<typeof control.setFaults>[1]) =>
      control.setFaults(apiKey, faults),
  };
}

/** Scans the own account to the end. @returns its keys' ids by name */
async function scanned(signedIn: SignedIn): Promise<Map<string, string>> {
  await ensureScan(signedIn, SELF);
  const ids = new Map<string, string>();
  for await (const events of scanStream(signedIn, SELF, signal)) {
    for (const event of events) if (event.type === "key") ids.set(event.name, event.api_key_id);
  }
  return ids;
}

const keptOf = async ({ credential }: SignedIn) => readLastMails(await store(), credential.owner);
const taskOf = async ({ credential }: SignedIn) => readMailTask(await store(), credential.owner);
/** Waits for a task to reach a status: answers take varying time. */
const until = (signedIn: SignedIn, status: string) =>
  vi.waitFor(async () => expect(await taskOf(signedIn)).toMatchObject({ status }), {
    timeout: 20_000,
    interval: 50,
  });

describe("asking for one key", () => {
  test("takes one call once its account was scanned, and is kept", async () => {
    const { signedIn, ask, asked, others } = await reader();
    const ids = await scanned(signedIn);
    const before = others().length;
    const [shop = "", quiet = ""] = [ids.get("shop"), ids.get("quiet")];
    expect(await ask(shop)).toMatchObject({ state: "sent", lastEventMs: AT_MS });
    expect(await ask(quiet)).toMatchObject({ state: "silent" });
    expect([asked().length, others().length]).toEqual([2, before]);
    expect(await keptOf(signedIn)).toHaveLength(2);
  });

  test("takes three calls at most where SendGrid fails", async () => {
    const { signedIn, ask, asked, setFaults } = await reader();
    const ids = await scanned(signedIn);
    setFaults([{ kind: "status", status: 503, match: "/v3/messages" }]);
    await expect(ask(ids.get("shop") ?? "")).rejects.toMatchObject({ kind: "failed" });
    expect(asked()).toHaveLength(3);
    setFaults([{ kind: "status", status: 503, match: "/v3/messages", times: 2 }]);
    expect(await ask(ids.get("shop") ?? "")).toMatchObject({ state: "sent" });
    expect(asked()).toHaveLength(6);
  });

  test("asks SendGrid's own list first where no scan has, and for no id that it does not name", async () => {
    const { signedIn, ask, asked, others } = await reader();
    await expect(ask("made-up-by-somebody")).rejects.toMatchObject({ code: "not_found" });
    expect(asked()).toEqual([]);
    expect(others().some((path) => path.startsWith("/v3/api_keys?"))).toBe(true);
    expect(await keptOf(signedIn)).toEqual([]);
  });

  test("is done without a call for a key that cannot send, and says what it lacks", async () => {
    const { signedIn, ask, asked } = await signedInWith("acme");
    const ids = await scanned(signedIn);
    const mail = await ask(ids.get("grafana") ?? "");
    expect(mail).toMatchObject({
      state: "cannot_ask",
      reason: expect.stringMatching(/mail\.send/),
    });
    expect(asked()).toEqual([]);
  });

  test.each([
    ["a key without the scope", "limited", SELF, /messages\.read/],
    ["an EU key", "eu", SELF, /EU host/],
    [
      "another account",
      "acme",
      { kind: "subuser", username: "acme-labs" },
      /account your key belongs to/,
    ],
  ] as const)("is not done with %s, without a call", async (_, tenant, account, reason) => {
    const { ask, asked } = await signedInWith(tenant);
    const mail = await ask("any", account);
    expect(mail).toMatchObject({ state: "cannot_ask", reason: expect.stringMatching(reason) });
    expect(asked()).toEqual([]);
  });

  test.each([400, 401, 403, 404] as const)(
    "says with which status SendGrid refused: %i",
    async (refusal) => {
      const { signedIn, ask } = await reader({ refusal });
      const ids = await scanned(signedIn);
      const mail = await ask(ids.get("shop") ?? "");
      expect(mail).toMatchObject({
        state: "cannot_ask",
        reason: expect.stringContaining(`${refusal}`),
      });
    },
  );
});

describe("asking for all that can send", () => {
  test("asks for groups, and ends with each key settled", async () => {
    const { signedIn, act, asked } = await reader();
    const ids = await scanned(signedIn);
    await act("start");
    await until(signedIn, "done");
    // The signed-in key can send too. Ids are random, and so is their order: one of five takes four or five calls.
    const kept = new Map(
      (await keptOf(signedIn)).map(({ api_key_id, mail }) => [api_key_id, mail]),
    );
    expect(kept.size).toBe(5);
    for (const [name, id] of ids) {
      const state = name === "shop" ? "sent" : "silent";
      expect(kept.get(id), name).toMatchObject({ state });
    }
    expect(asked().length).toBeLessThanOrEqual(5);
    expect(await taskOf(signedIn)).toMatchObject({
      total: 5,
      calls: asked().length,
      failure: null,
    });
  });

  test("asks for those that can send alone, and for those that are not read", async () => {
    const { signedIn, act } = await signedInWith("acme", { activity: { sent: {} } });
    const ids = await scanned(signedIn);
    await act("start");
    await until(signedIn, "done");
    const kept = new Set((await keptOf(signedIn)).map(({ api_key_id }) => api_key_id));
    expect(kept.has(ids.get("production-web") ?? "")).toBe(true);
    expect(kept.has(ids.get("grafana") ?? "")).toBe(false);
    const unread = await reader();
    await unread.act("start");
    await until(unread.signedIn, "done");
    expect(await keptOf(unread.signedIn)).toHaveLength(5);
  });

  test("is refused once and settles all where the account has no add-on", async () => {
    const { signedIn, act, asked } = await reader({ refusal: 403 });
    await act("start");
    await until(signedIn, "done");
    expect(asked()).toHaveLength(1);
    const kept = await keptOf(signedIn);
    expect(kept).toHaveLength(5);
    for (const { mail } of kept) expect(mail.state).toBe("cannot_ask");
  });

  test("asks one key alone before a 400 to a group is held against all of it", async () => {
    const fewer = await reader({ mostValues: 4, sent: {} });
    await fewer.act("start");
    await until(fewer.signedIn, "done");
    const kept = await keptOf(fewer.signedIn);
    expect(kept).toHaveLength(5);
    for (const { mail } of kept) expect(mail.state).toBe("silent");
    const none = await reader({ refusal: 400 });
    await none.act("start");
    await until(none.signedIn, "done");
    expect(none.asked()).toHaveLength(2);
    const refused = await keptOf(none.signedIn);
    expect(refused).toHaveLength(5);
    for (const { mail } of refused) expect(mail.state).toBe("cannot_ask");
  });

  test("is not begun without the scope", async () => {
    const { signedIn, act } = await signedInWith("limited");
    await expect(act("start")).rejects.toMatchObject({
      code: "access_forbidden",
      message: expect.stringContaining("messages.read"),
    });
    expect(await taskOf(signedIn)).toBeNull();
  });

  test("pauses by itself when SendGrid fails, says why, and is resumed", async () => {
    const { signedIn, act, setFaults } = await reader();
    setFaults([{ kind: "html", match: "/v3/messages", times: 1 }]);
    await act("start");
    await until(signedIn, "paused");
    expect((await taskOf(signedIn))?.failure).toMatch(/^SendGrid/);
    await act("resume");
    await until(signedIn, "done");
    expect((await taskOf(signedIn))?.failure).toBeNull();
  });

  test("pauses and is cancelled at once, though a call is under way", async () => {
    const { signedIn, act, setFaults, asked } = await reader();
    setFaults([{ kind: "hang-before-headers", match: "/v3/messages" }]);
    await act("start");
    await vi.waitFor(() => expect(asked()).toHaveLength(1));
    await act("pause");
    expect(await taskOf(signedIn)).toMatchObject({
      status: "paused",
      failure: null,
      lease_holder: null,
    });
    await act("resume");
    await vi.waitFor(() => expect(asked()).toHaveLength(2));
    await act("cancel");
    expect(await taskOf(signedIn)).toMatchObject({ status: "cancelled", lease_holder: null });
  });

  test("goes on from where a replica that died had come to", async () => {
    const { signedIn, asked } = await reader();
    const ids = await scanned(signedIn);
    const { owner } = signedIn.credential;
    const db = await store();
    const startedAtMs = Date.now();
    await startMailTask(db, owner, { apiKeyIds: [...ids.values()], nowMs: startedAtMs });
    const dead = { owner, startedAtMs, holder: "another replica" };
    await takeMailLease(db, dead, Date.now(), 300_000);
    await runMailTask(signedIn);
    expect(await taskOf(signedIn)).toMatchObject({ lease_holder: "another replica", calls: 0 });
    expect(asked()).toEqual([]);
    await takeMailLease(db, dead, Date.now(), 0);
    await runMailTask(signedIn);
    await until(signedIn, "done");
    expect(await keptOf(signedIn)).toHaveLength(5);
  });

  test("is begun once, however many ask for it at once", async () => {
    const { signedIn, asked, setFaults } = await reader();
    onTestFinished(() => stopAllMailTasks());
    const ids = await scanned(signedIn);
    setFaults([{ kind: "hang-before-headers", match: "/v3/messages" }]);
    const task = { apiKeyIds: [...ids.values()], nowMs: Date.now() };
    const { owner } = signedIn.credential;
    const { db } = await store();
    await startMailTask(await store(), owner, task);
    await Promise.all([runMailTask(signedIn), runMailTask(signedIn)]);
    await vi.waitFor(() => expect(asked()).toHaveLength(1));
    const spent = db.selectFrom("last_mail_call").selectAll().where("owner", "=", owner);
    expect(await spent.execute()).toHaveLength(1);
  });

  test("is given back when the process ends, and its session's end ends it", async () => {
    const { signedIn, act, asked, setFaults } = await reader();
    onTestFinished(() => stopAllMailTasks());
    setFaults([{ kind: "hang-before-headers", match: "/v3/messages" }]);
    await act("start");
    await vi.waitFor(() => expect(asked()).toHaveLength(1));
    await stopAllMailTasks();
    expect(await taskOf(signedIn)).toMatchObject({ status: "running", lease_holder: null });
    setFaults([{ kind: "status", status: 401 }]);
    await runMailTask(signedIn);
    await until(signedIn, "cancelled");
  });
});

test("a defect under a task pauses it, and is told by its class and place", async () => {
  const { signedIn, act } = await reader();
  await scanned(signedIn);
  const { db } = await store();
  const breaks = sql`create trigger broken before insert on last_mail
    begin select raise(abort, 'SG.notToBeLogged'); end`;
  await breaks.execute(db);
  onTestFinished(async () => void (await sql`drop trigger broken`.execute(db)));
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  await act("start");
  await until(signedIn, "paused");
  const { owner } = signedIn.credential;
  const lines = write.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(lines).toMatchObject([
    { level: "error", event: "defect", name: "SqliteError" },
    { level: "warn", event: "last-mail", owner, code: "internal" },
  ]);
  expect(JSON.stringify(lines)).not.toContain("notToBeLogged");
});
