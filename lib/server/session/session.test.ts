import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiFailure } from "../http/api-failure";
import { store } from "../shared-store";
import { readSession } from "../store/sessions";
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

const codeOf = (cookie: string | undefined) =>
  requireSession(cookie).then(
    () => "signed in",
    (error: unknown) => (error instanceof ApiFailure ? error.code : String(error)),
  );

test("the cookie opens the very key that signed in", async () => {
  const { apiKey, cookie } = await signedIn();
  const { credential, session } = await requireSession(cookie);
  expect(credential.apiKey).toBe(apiKey);
  expect(session.sealed_key).not.toContain(apiKey.slice(26));
});

test("what a browser may know holds neither key, ciphertext nor id", async () => {
  const { apiKey, cookie } = await signedIn();
  const { session } = await requireSession(cookie);
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
    // That was a use: the half hour begins anew.
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

  test("a use is noted at most twice a minute", async () => {
    const { cookie } = await signedIn();
    const { session } = await requireSession(cookie);
    vi.setSystemTime(START + 29_000);
    await requireSession(cookie);
    expect(await readSession(await store(), session.id)).toMatchObject({ seen_at: START });
    vi.setSystemTime(START + 31_000);
    await requireSession(cookie);
    expect(await readSession(await store(), session.id)).toMatchObject({ seen_at: START + 31_000 });
  });
});

describe("no session", () => {
  test.each([undefined, "", "x", "Fe26.2**"])("cookie %j", async (cookie) => {
    expect(await codeOf(cookie)).toBe("signed_out");
  });

  test("signed out, a copy of the cookie opens nothing", async () => {
    const { cookie } = await signedIn();
    await signOut(cookie, "signed_out");
    expect(await codeOf(cookie)).toBe("signed_out");
    await signOut(cookie, "signed_out");
    await signOut("nonsense", "signed_out");
    await signOut(undefined, "signed_out");
  });

  test("the row without the cookie's secret opens nothing", async () => {
    const { cookie } = await signedIn();
    const { session } = await requireSession(cookie);
    const other = await signedIn();
    const ticket = await openTicket(other.cookie);
    // Another's secret on this row: what a thief of the store alone could try.
    const forged = await sealTicket({ id: session.id, secret: ticket?.secret ?? "" });
    expect(await codeOf(forged)).toBe("signed_out");
    expect(await codeOf(cookie)).toBe("signed in");
  });
});

test("one who signs in does not undo another's sign-out, in whatever order", async () => {
  const sessions = await Promise.all(Array.from({ length: 20 }, signedIn));
  await Promise.all(
    sessions.map(({ cookie }, index) =>
      index % 2 === 0 ? signOut(cookie, "signed_out") : codeOf(cookie),
    ),
  );
  const codes = await Promise.all(sessions.map(({ cookie }) => codeOf(cookie)));
  expect(codes).toEqual(sessions.map((_, i) => (i % 2 === 0 ? "signed_out" : "signed in")));
});
