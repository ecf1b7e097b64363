import { describe, expect, test } from "vitest";
import { GET as ask } from "@/app/api/last-mail/[api_key_id]/route";
import { POST as act, GET as list } from "@/app/api/last-mail/route";
import { signIn } from "../session/sign-in";
import { cookieName } from "../session/ticket";
import { ORIGIN, serverEnv } from "../testing/server-env";

const server = serverEnv();
const AT = "2026-11-25T10:12:00.000Z";

async function reader() {
  const { control } = server.sandbox();
  const accounts = [
    { username: "own", keys: ["shop", "quiet"] },
    { username: "sub", keys: ["x"] },
  ];
  const sent = { shop: { last_event_time: AT } };
  const key = control.clone("acme", { accounts, activity: { sent } });
  const { cookie } = await signIn(key, undefined, new AbortController().signal);
  const headers = { cookie: `${cookieName()}=${cookie}`, Origin: ORIGIN };
  const json = { ...headers, "Content-Type": "application/json" };
  const request = (
    more: Omit<RequestInit, "headers"> & { headers?: Record<string, string> } = {},
  ) => new Request(`${ORIGIN}/api/last-mail`, { ...more, headers: { ...json, ...more.headers } });
  const noParams = { params: Promise.resolve({}) };
  return {
    messages: () => control.calls(key).filter(({ path }) => path.startsWith("/v3/messages")),
    list: (more?: Record<string, string>) => list(request({ headers: more }), noParams),
    act: (action: string, more?: Record<string, string>) =>
      act(request({ method: "POST", body: JSON.stringify({ action }), headers: more }), noParams),
    ask: (api_key_id: string) => ask(request(), { params: Promise.resolve({ api_key_id }) }),
    own: key.slice(3, 25),
  };
}

describe("the API of last mails", () => {
  test("answers of a key what was asked, and lists it from then on", async () => {
    const { ask, list, own } = await reader();
    const answer = await (await ask(own)).json();
    expect(answer).toMatchObject({ api_key_id: own, state: "silent", last_event_time: null });
    expect(await (await list()).json()).toEqual({ keys: [answer], task: null });
  });

  test.each(["a b", "..", 'x" OR to_email LIKE "%', "", "a".repeat(65)])(
    "refuses %j, and asks nobody",
    async (id) => {
      const { ask, messages } = await reader();
      expect((await ask(id)).status).toBe(400);
      expect(messages()).toEqual([]);
    },
  );

  test("never says of another account what is the own one's", async () => {
    const { act, list, messages } = await reader();
    const elsewhere = { "on-behalf-of": "sub" };
    expect((await list(elsewhere)).status).toBe(400);
    expect((await act("start", elsewhere)).status).toBe(400);
    expect(messages()).toEqual([]);
  });

  test("knows four actions", async () => {
    const { act } = await reader();
    expect((await act("pause")).status).toBe(204);
    expect((await act("delete")).status).toBe(400);
  });
});
