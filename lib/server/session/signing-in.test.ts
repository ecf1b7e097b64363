import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { tenantKey } from "@/lib/sandbox/keys";
import { SendGridError } from "@/lib/sendgrid/error";
import { deleteSession, getSession, postSession } from "../api/session-routes";
import type { ApiFailure } from "../failure/api-failure";
import { fingerprint } from "../process/fingerprint";
import { newNote, type RequestNote, withNote } from "../process/request-note";
import { serverEnv } from "../testing/server-env";
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS, isOver } from "./limits";
import { networkOf } from "./networks";
import { requireSession, viewOf } from "./session";
import { signIn, throttledSignIn } from "./sign-in";

const server = serverEnv();
const START = Date.parse("2026-03-01T12:00:00.000Z");
const { signal } = new AbortController();
let lines: Record<string, unknown>[];

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["Date"] });
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(JSON.parse(String(line)));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pasted = (api_key: string) => ({ api_key, api_key_id: api_key.slice(3, 25) });

/** Runs it as a request would, and returns what the log would say about that request. */
function noted<T>(work: () => Promise<T>): Promise<{ note: RequestNote; result: T }> {
  const note = newNote(`192.0.2.${randomBytes(1)[0]}`);
  return new Promise((resolve, reject) => {
    withNote(note, () => void work().then((result) => resolve({ note, result }), reject));
  });
}

const request = (method: string, { cookie, body }: { cookie?: string; body?: unknown } = {}) =>
  new Request("https://keys.example.com/api/session", {
    method,
    headers: {
      ...(cookie === undefined ? {} : { cookie: `__Host-key-audit=${cookie}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("the log", () => {
  test("tells a sign-in and its end by the same fingerprint, the reason, and whence", async () => {
    const key = pasted(server.sandbox().control.clone("solo"));
    const { note, result } = await noted(() => throttledSignIn(key, undefined, signal));
    const session = fingerprint(result.session.id);
    expect(note).toMatchObject({ session, region: "global" });
    expect(lines).toMatchObject([
      {
        level: "info",
        event: "sign_in",
        ip: note.ip,
        session,
        region: "global",
        api_key_id: key.api_key_id,
      },
    ]);
    const ended = await noted(() =>
      deleteSession(request("DELETE", { cookie: result.cookie }), {}),
    );
    const end = { level: "info", event: "session_end", session, reason: "signed_out" };
    expect(lines.slice(1)).toMatchObject([{ ...end, ip: ended.note.ip }]);
    // A session that is already over doesn't end twice.
    await noted(() => deleteSession(request("DELETE", { cookie: result.cookie }), {}));
    expect(lines).toHaveLength(2);
  });

  test("tells a session whose time is over, once", async () => {
    const { cookie, session } = await signIn(
      server.sandbox().control.clone("solo"),
      undefined,
      signal,
    );
    vi.setSystemTime(START + IDLE_LIMIT_MS);
    await expect(requireSession([cookie])).rejects.toMatchObject({ code: "session_expired" });
    await expect(requireSession([cookie])).rejects.toMatchObject({ code: "signed_out" });
    expect(lines).toMatchObject([
      { event: "session_end", session: fingerprint(session.id), reason: "expired" },
    ]);
  });

  test("tells a refused key, one that was not asked about, and who left", async () => {
    const { control } = server.sandbox();
    const refused = control.clone("revoked");
    const { note, result } = await noted(() =>
      throttledSignIn(pasted(refused), undefined, signal).catch((error: Error) => error),
    );
    expect(result).toMatchObject({ code: "key_rejected" });
    const api_key_id = pasted(refused).api_key_id;
    expect(lines).toMatchObject([
      { level: "warn", event: "sign_in_failed", ip: note.ip, code: "key_rejected", api_key_id },
    ]);
    lines.length = 0;
    const left = AbortSignal.abort(new Error("left"));
    await expect(throttledSignIn(pasted(refused), undefined, left)).rejects.toThrow("left");
    expect(lines).toEqual([]);
  });

  test("tells a failure of SendGrid's by its code, which costs nobody a refusal, and who left by theirs", async () => {
    const { control } = server.sandbox();
    const note = newNote("198.51.100.8");
    const attempt = (apiKey: string, leaving?: AbortController) =>
      new Promise<unknown>((resolve) => {
        const left = throttledSignIn.bind(
          null,
          pasted(apiKey),
          undefined,
          leaving?.signal ?? signal,
        );
        withNote(note, () => void left().then(resolve, resolve));
      });
    for (let n = 0; n < 6; n += 1) {
      await attempt(control.clone("solo", { faults: [{ kind: "status", status: 404 }] }));
    }
    expect(lines.map(({ event, code }) => [event, code])).toEqual(
      Array(6).fill(["sign_in_failed", "not_found"]),
    );
    expect(await attempt(control.clone("solo"))).toHaveProperty("cookie");
    const leaving = new AbortController();
    const slow = control.clone("solo", { latencyMs: 60_000 });
    const left = attempt(slow, leaving);
    await vi.waitFor(() => expect(control.calls(slow)).toHaveLength(1));
    leaving.abort();
    await left;
    expect(lines.at(-1)).toMatchObject({ event: "sign_in_failed", code: "client_closed" });
  });

  test("tells who is kept out for too many refused keys", async () => {
    const { control } = server.sandbox();
    const note = newNote("198.51.100.7");
    const attempt = () =>
      new Promise<unknown>((resolve) => {
        const key = pasted(control.clone("revoked"));
        withNote(note, () => void throttledSignIn(key, undefined, signal).catch(resolve));
      });
    for (let n = 0; n < 5; n += 1) await attempt();
    expect(await attempt()).toMatchObject({ code: "rate_limited" });
    expect(lines.map(({ level, event }) => [level, event])).toEqual([
      ...Array.from({ length: 5 }, () => ["warn", "sign_in_failed"]),
      ["warn", "sign_in_throttled"],
    ]);
    expect(lines.at(-1)).toMatchObject({ ip: "198.51.100.7", api_key_id: expect.any(String) });
  });
});

describe("where a key is looked for", () => {
  const enter = async (tenant: "solo" | "eu" | "revoked", wanted?: "global" | "eu") => {
    const apiKey = server.sandbox().control.clone(tenant);
    const outcome = await signIn(apiKey, wanted, signal).then(
      ({ session }) => session.region,
      (error: Error) => error.message,
    );
    const asked = server
      .sandbox()
      .control.calls(apiKey)
      .map(({ host }) => host);
    return { outcome, asked: [...new Set(asked)] };
  };

  test("on the global host first, then on the EU's; where one was chosen, there alone", async () => {
    expect(await enter("solo")).toEqual({ outcome: "global", asked: ["global"] });
    expect(await enter("eu")).toEqual({ outcome: "eu", asked: ["global", "eu"] });
    expect(await enter("eu", "eu")).toEqual({ outcome: "eu", asked: ["eu"] });
    expect(await enter("eu", "global")).toEqual({
      outcome: "SendGrid rejected this key (asked: global).",
      asked: ["global"],
    });
    expect(await enter("revoked")).toEqual({
      outcome: "SendGrid rejected this key (asked: global and eu).",
      asked: ["global", "eu"],
    });
  });

  test("on no host of the sandbox's where that is not offered", async () => {
    await expect(signIn(tenantKey("solo"), "sandbox", signal)).rejects.toMatchObject({
      code: "invalid_input",
      details: { field: "region" },
    });
    expect(networkOf(tenantKey("solo"), undefined)).toBe("sendgrid");
  });

  test("what to do is told by where it was looked for", async () => {
    const helpOf = (wanted?: "global") =>
      signIn(server.sandbox().control.clone("revoked"), wanted, signal).catch(
        ({ details }: ApiFailure) => details.help,
      );
    expect(await helpOf("global")).toContain("belongs to the other region");
    expect(await helpOf()).not.toContain("other region");
  });

  test("a failure of the first host is no reason to ask the second", async () => {
    const { control } = server.sandbox();
    const apiKey = control.clone("solo", { faults: [{ kind: "status", status: 404 }] });
    await expect(signIn(apiKey, undefined, signal)).rejects.toBeInstanceOf(SendGridError);
    expect(control.calls(apiKey).every(({ host }) => host === "global")).toBe(true);
  });
});

test.each([
  { kind: "status", status: 404, match: "/v3/scopes" },
  { kind: "html", match: "/v3/scopes" },
  { kind: "wrong-shape", match: "/v3/scopes" },
] as const)(
  "a key whose scopes are answered oddly signs in, its scopes unknown: %o",
  async (odd) => {
    const { control } = server.sandbox();
    const { session } = await signIn(control.clone("solo", { faults: [odd] }), undefined, signal);
    expect(viewOf(session)).toMatchObject({ region: "global", scopes: null });
    // A dead key is dead on both hosts, whatever either answers about its scopes.
    const dead = signIn(control.clone("revoked", { faults: [odd] }), undefined, signal);
    await expect(dead).rejects.toMatchObject({ code: "key_rejected" });
  },
);

describe("a session as the browser sees it", () => {
  test("names the account only where the key may read it, and asks no other for it", async () => {
    const { control } = server.sandbox();
    const [may, mayNot] = [control.clone("solo"), control.clone("limited")];
    const one = await signIn(may, undefined, signal);
    expect(viewOf(one.session)).toEqual({
      api_key_id: may.slice(3, 25),
      region: "global",
      scopes: one.session.scopes,
      username: one.session.username,
      expires_at: new Date(START + ABSOLUTE_LIMIT_MS).toISOString(),
      idle_expires_at: new Date(START + IDLE_LIMIT_MS).toISOString(),
    });
    const other = await signIn(mayNot, undefined, signal);
    expect(viewOf(other.session)).not.toHaveProperty("username");
    const paths = control.calls(mayNot).map(({ path }) => path);
    expect(paths.filter((path) => path.includes("username"))).toEqual([]);
  });

  test("has no name where SendGrid does not tell it, and is none where the reader left", async () => {
    const { control } = server.sandbox();
    const match = "/v3/user/username";
    const faults = [{ kind: "status", status: 403, match } as const];
    const { session } = await signIn(control.clone("solo", { faults }), undefined, signal);
    expect(session.username).toBeNull();
    expect(session.scopes).toContain("user.username.read");
    const leaving = new AbortController();
    const key = control.clone("solo", { faults: [{ kind: "hang-before-headers", match }] });
    const asked = signIn(key, undefined, leaving.signal);
    const left = expect(asked).rejects.toThrow("left");
    await vi.waitFor(() =>
      expect(control.calls(key).some(({ path }) => path === match)).toBe(true),
    );
    leaving.abort(new Error("left"));
    await left;
  });

  test("is in the sandbox where its key is one of the sandbox's", async () => {
    const { session } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
    expect(viewOf({ ...session, network: "sandbox", region: "eu" }).region).toBe("sandbox");
    expect(viewOf({ ...session, region: "eu" }).region).toBe("eu");
  });
});

test("of two that live and one that is over, none is known to be this browser's", async () => {
  const enter = async () =>
    (await signIn(server.sandbox().control.clone("solo"), undefined, signal)).cookie;
  const old = await enter();
  vi.setSystemTime(START + IDLE_LIMIT_MS);
  const cookies = [old, await enter(), await enter()];
  await expect(requireSession(cookies)).rejects.toMatchObject({ code: "signed_out" });
});

test("a session is over to the millisecond, and at once when a clock was far ahead", () => {
  const session = { seen_at: START, expires_at: START + ABSOLUTE_LIMIT_MS };
  expect(isOver(session, START)).toBe(false);
  expect(isOver(session, START + IDLE_LIMIT_MS - 1)).toBe(false);
  expect(isOver(session, START + IDLE_LIMIT_MS)).toBe(true);
  const used = { ...session, seen_at: START + ABSOLUTE_LIMIT_MS };
  expect(isOver(used, START + ABSOLUTE_LIMIT_MS - 1)).toBe(false);
  expect(isOver(used, START + ABSOLUTE_LIMIT_MS)).toBe(true);
  // Clocks may be five minutes apart, but no more.
  expect(isOver(session, START - 5 * 60_000)).toBe(false);
  expect(isOver(session, START - 5 * 60_000 - 1)).toBe(true);
});

describe("over HTTP", () => {
  const BODY = (api_key: string, more: object = {}) => ({ api_key, ...more });

  test("signing in answers 201 with the view and the cookie, and ends the session that was open", async () => {
    const apiKey = server.sandbox().control.clone("solo");
    const first = await postSession(request("POST", { body: BODY(apiKey) }), {});
    expect(first.status).toBe(201);
    const [, cookie = ""] =
      /^__Host-key-audit=([^;]+);/.exec(first.headers.get("set-cookie") ?? "") ?? [];
    expect(await first.json()).toEqual(viewOf((await requireSession([cookie])).session));
    const seen = await getSession(request("GET", { cookie }), {});
    expect([seen.status, await seen.json()]).toMatchObject([
      200,
      { api_key_id: apiKey.slice(3, 25) },
    ]);

    await postSession(request("POST", { cookie, body: BODY(apiKey, { region: "global" }) }), {});
    await expect(requireSession([cookie])).rejects.toMatchObject({ code: "signed_out" });
    expect(lines.at(-1)).toMatchObject({ event: "session_end", reason: "replaced" });
  });

  test.each([
    [{}, "invalid_input"],
    [{ api_key: "SG.short" }, "invalid_input"],
    [{ api_key: tenantKey("solo"), region: "us" }, "invalid_input"],
    [{ api_key: tenantKey("solo"), more: 1 }, "invalid_input"],
  ])("a body of %j is refused", async (body, code) => {
    await expect(postSession(request("POST", { body }), {})).rejects.toMatchObject({ code });
  });

  test("what is wrong with a key is said of its field", async () => {
    const wrong = postSession(request("POST", { body: BODY("SG.short") }), {});
    await expect(wrong).rejects.toMatchObject({ details: { field: "api_key" } });
  });

  test("signing out takes the cookie away and what this site has stored", async () => {
    const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
    const { status, headers } = await deleteSession(request("DELETE", { cookie }), {});
    expect(status).toBe(204);
    expect(headers.get("set-cookie")).toMatch(/^__Host-key-audit=; .*Max-Age=0; Secure$/);
    expect(headers.get("clear-site-data")).toBe('"storage"');
  });
});
