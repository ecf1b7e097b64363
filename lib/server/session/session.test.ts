import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sealData } from "iron-session";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { deleteSession } from "../api/session-routes";
import { env } from "../config/env";
import { ApiFailure } from "../failure/api-failure";
import { StoreUnavailable } from "../failure/store-unavailable";
import { readSession } from "../store/sessions";
import { store } from "../store/shared-store";
import { sweep } from "../sweep";
import { serverEnv } from "../testing/server-env";
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS } from "./limits";
import { requireSession, signOut, viewOf } from "./session";
import { signIn } from "./sign-in";
import { openTicket, sealTicket } from "./ticket";

const server = serverEnv();
const START = Date.parse("2026-03-01T12:00:00.000Z");
const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function signedIn() {
  const apiKey = server.sandbox().control.clone("solo");
  const { cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  return { apiKey, cookie };
}

const listOf = (cookies: string | string[] | undefined) => [cookies ?? []].flat();

const codeOf = (cookie: string | string[] | undefined) =>
  requireSession(listOf(cookie)).then(
    () => "signed in",
    (error: unknown) => (error instanceof ApiFailure ? error.code : String(error)),
  );

test("the cookie opens the very key that signed in", async () => {
  const { apiKey, cookie } = await signedIn();
  const { credential, session } = await requireSession([cookie]);
  expect(credential.apiKey).toBe(apiKey);
  expect(session.sealed_key).not.toContain(apiKey.slice(26));
});

test("what a browser may know holds neither key, ciphertext nor id", async () => {
  const { apiKey, cookie } = await signedIn();
  const { session } = await requireSession(listOf(cookie));
  const view = JSON.stringify(viewOf(session));
  for (const hidden of [apiKey.slice(26), session.sealed_key, session.id]) {
    expect(view).not.toContain(hidden);
  }
  expect(viewOf(session)).toMatchObject({
    expires_at: new Date(START + ABSOLUTE_LIMIT_MS).toISOString(),
    idle_expires_at: new Date(START + IDLE_LIMIT_MS).toISOString(),
  });
});

describe("time", () => {
  test("unused for half an hour it is over, and told so", async () => {
    const { cookie } = await signedIn();
    vi.setSystemTime(START + IDLE_LIMIT_MS - 1);
    expect(await codeOf(cookie)).toBe("signed in");
    // That counted as use, so the half hour starts again.
    vi.setSystemTime(START + 2 * IDLE_LIMIT_MS - 2);
    expect(await codeOf(cookie)).toBe("signed in");
    vi.setSystemTime(START + 4 * IDLE_LIMIT_MS);
    expect(await codeOf(cookie)).toBe("session_expired");
    expect(await codeOf(cookie)).toBe("signed_out");
  });

  test("in use all the time, it is over after eight hours", async () => {
    const { cookie } = await signedIn();
    for (let minutes = 20; minutes < 8 * 60; minutes += 20) {
      vi.setSystemTime(START + minutes * MINUTE_MS);
      expect(await codeOf(cookie), `${minutes} minutes`).toBe("signed in");
    }
    vi.setSystemTime(START + ABSOLUTE_LIMIT_MS);
    expect(["session_expired", "signed_out"]).toContain(await codeOf(cookie));
  });

  test("one made under a clock that was far ahead is over once the clock is right", async () => {
    vi.setSystemTime(START + 400 * 24 * 60 * MINUTE_MS);
    const [first, second] = [await signedIn(), await signedIn()];
    expect(await codeOf(first.cookie)).toBe("signed in");
    vi.setSystemTime(START);
    expect(await codeOf(first.cookie)).toBe("session_expired");
    // The same for a user who never returns.
    const { id } = (await openTicket(second.cookie)) ?? {};
    await sweep(await store(), START, 400);
    expect(await readSession(await store(), id ?? "")).toBeNull();
  });

  test("a clock that is a second ahead on another replica ends nothing", async () => {
    vi.setSystemTime(START + 1_000);
    const { cookie } = await signedIn();
    vi.setSystemTime(START);
    expect(await codeOf(cookie)).toBe("signed in");
  });

  test("a use is noted at most twice a minute", async () => {
    const { cookie } = await signedIn();
    const { session } = await requireSession(listOf(cookie));
    vi.setSystemTime(START + 29_000);
    await requireSession(listOf(cookie));
    expect(await readSession(await store(), session.id)).toMatchObject({ seen_at: START });
    vi.setSystemTime(START + 31_000);
    await requireSession(listOf(cookie));
    expect(await readSession(await store(), session.id)).toMatchObject({ seen_at: START + 31_000 });
  });
});

describe("no session", () => {
  test.each([undefined, "", "x", "Fe26.2**"])("cookie %j", async (cookie) => {
    expect(await codeOf(cookie)).toBe("signed_out");
  });

  test("signed out, a copy of the cookie opens nothing", async () => {
    const { cookie } = await signedIn();
    await signOut([cookie], "signed_out");
    expect(await codeOf(cookie)).toBe("signed_out");
    await signOut([cookie], "signed_out");
    await signOut(["nonsense"], "signed_out");
    await signOut([], "signed_out");
  });

  test("the row without the cookie's secret opens nothing", async () => {
    const { cookie } = await signedIn();
    const { session } = await requireSession(listOf(cookie));
    const other = await signedIn();
    const ticket = await openTicket(other.cookie);
    // Another ticket's secret for this row: what a thief of the store alone could try.
    const forged = await sealTicket({ id: session.id, secret: ticket?.secret ?? "" });
    expect(await codeOf(forged)).toBe("signed_out");
    expect(await codeOf(cookie)).toBe("signed in");
  });
});

describe("several cookies of the name", () => {
  test("the one that is ours signs in and is signed out, wherever it stands", async () => {
    for (const around of [[], ["x"], ["", "Fe26.2**", "y"]]) {
      const { cookie } = await signedIn();
      expect(await codeOf([...around, cookie])).toBe("signed in");
      expect(await signOut([...around, cookie, ...around], "signed_out")).toBe(1);
      expect(await codeOf(cookie)).toBe("signed_out");
    }
  });

  test("two that live: whose browser it is cannot be known; signing out ends both", async () => {
    const cookies = [(await signedIn()).cookie, (await signedIn()).cookie];
    expect(await codeOf(cookies)).toBe("signed_out");
    expect(await signOut(cookies, "signed_out")).toBe(2);
    for (const cookie of cookies) expect(await codeOf(cookie)).toBe("signed_out");
  });

  test("one that is over does not stand in the way of one that lives", async () => {
    const old = await signedIn();
    vi.setSystemTime(START + IDLE_LIMIT_MS);
    const { cookie } = await signedIn();
    expect(await codeOf([old.cookie, cookie])).toBe("signed in");
  });
});

describe("signing out over HTTP", () => {
  const signOutWith = (...cookies: string[]) => {
    const cookie = cookies.map((each) => `__Host-key-audit=${each}`).join("; ");
    return deleteSession(new Request("https://keys.example.com", { headers: { cookie } }), {});
  };

  test("a cookie that another password sealed is no sign-out: 401, and the cookie stays", async () => {
    const password = { "1": randomBytes(32).toString("base64") };
    const foreign = await sealData({ t: `${"a".repeat(22)}.${"b".repeat(22)}` }, { password });
    await expect(signOutWith(foreign)).rejects.toMatchObject({ code: "signed_out", status: 401 });
    await expect(signOutWith("x", foreign)).rejects.toMatchObject({ code: "signed_out" });
  });

  test("beside one of ours it is passed over: 204, and the session is over", async () => {
    const { cookie } = await signedIn();
    expect((await signOutWith("x", cookie)).status).toBe(204);
    expect(await codeOf(cookie)).toBe("signed_out");
    // Again, and without a cookie: the requested state already holds.
    expect((await signOutWith(cookie)).status).toBe(204);
    expect((await signOutWith()).status).toBe(204);
  });
});

describe("a database that takes no write", () => {
  const onlyRead = async (is: "on" | "off") =>
    sql`pragma query_only = ${sql.raw(is)}`.execute((await store()).db);
  afterEach(() => onlyRead("off"));

  test("reads go on, though their use cannot be noted", async () => {
    const { cookie } = await signedIn();
    await onlyRead("on");
    vi.setSystemTime(START + MINUTE_MS);
    expect(await codeOf(cookie)).toBe("signed in");
    vi.setSystemTime(START + IDLE_LIMIT_MS);
    expect(await codeOf(cookie)).toBe("session_expired");
  });

  test("a sign-out is not said to be one, and the server is not ready", async () => {
    const { cookie } = await signedIn();
    await onlyRead("on");
    await expect(signOut([cookie], "signed_out")).rejects.toBeInstanceOf(StoreUnavailable);
    await expect((await store()).ping()).rejects.toBeInstanceOf(StoreUnavailable);
    await onlyRead("off");
    await (await store()).ping();
    expect(await codeOf(cookie)).toBe("signed in");
  });
});

test("signed out, or swept, nothing of its sealed key is in any file of the store", async () => {
  const sealedKeyOf = async (cookie: string) => (await requireSession([cookie])).session.sealed_key;
  const files = () =>
    readdirSync(env().dataDir).map((file) => readFileSync(join(env().dataDir, file), "latin1"));
  const holding = (sealed: string) => files().filter((text) => text.includes(sealed));
  const [one, other, third] = [await signedIn(), await signedIn(), await signedIn()];
  const sealed = [await sealedKeyOf(one.cookie), await sealedKeyOf(other.cookie)];
  // Rewrites the row over and over, as use does: each write copies the page to the log.
  for (let minute = 1; minute < 5; minute += 1) {
    vi.setSystemTime(START + minute * MINUTE_MS);
    for (const { cookie } of [one, other, third]) await requireSession([cookie]);
  }
  for (const each of sealed) expect(holding(each)).not.toEqual([]);
  await signOut([one.cookie], "signed_out");
  expect(holding(sealed[0] ?? "")).toEqual([]);
  await sweep(await store(), START + 10 * 60 * MINUTE_MS, 400);
  expect(holding(sealed[1] ?? "")).toEqual([]);
});

test("one who signs in does not undo another's sign-out, in whatever order", async () => {
  const sessions = await Promise.all(Array.from({ length: 20 }, signedIn));
  await Promise.all(
    sessions.map(({ cookie }, index) =>
      index % 2 === 0 ? signOut([cookie], "signed_out") : codeOf(cookie),
    ),
  );
  const codes = await Promise.all(sessions.map(({ cookie }) => codeOf(cookie)));
  expect(codes).toEqual(sessions.map((_, i) => (i % 2 === 0 ? "signed_out" : "signed in")));
});
