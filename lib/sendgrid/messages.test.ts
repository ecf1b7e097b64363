import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { SELF } from "@/lib/audit/account";
import type { CloneOptions } from "@/lib/sandbox/credentials";
import { PERSONAL } from "@/lib/sandbox/resources/messages";
import { listApiKeys } from "./api-keys";
import { listedIds } from "./listed-id";
import { newestMail } from "./messages";
import { getScopes } from "./scopes";
import { against } from "./testing/against";
import { errorOf, optionsOf, sandboxed } from "./testing/sandboxed";
import { WireMessages } from "./wire";

const AT = "2026-11-25T10:12:00Z";
const AT_MS = Date.parse(AT);
const sandbox = sandboxed();

/** A reader whose account's key `shop` has sent and whose key `quiet` has not. */
async function account(activity: CloneOptions["activity"] = {}, more: CloneOptions = {}) {
  const sent = { shop: { last_event_time: AT } };
  const accounts = [{ username: "own", keys: ["shop", "quiet", "dark"] }];
  const key = sandbox.clone("acme", { accounts, activity: { sent, ...activity }, ...more });
  const sg = { credential: key.credential, options: optionsOf(3_000) };
  const keys = await listApiKeys(sg, SELF);
  const ids = (...names: string[]) => listedIds(keys.filter(({ name }) => names.includes(name)));
  const asked = () => key.calls().filter(({ path }) => path.startsWith("/v3/messages"));
  return { ...key, sg, ids, asked };
}

describe("the newest message of some keys", () => {
  test.each(["SG.", ""] as const)(
    "is found where an id is spelled %j and the rest of it",
    async (prefix) => {
      const { sg, ids } = await account({ prefix });
      expect(await newestMail(sg, ids("shop"))).toEqual({ state: "sent", lastEventMs: AT_MS });
      expect(await newestMail(sg, ids("quiet", "shop"))).toMatchObject({ lastEventMs: AT_MS });
      expect(await newestMail(sg, ids("quiet", "dark"))).toEqual({ state: "silent" });
    },
  );

  test("takes one call, which names nothing but listed ids, and no account", async () => {
    const { sg, ids, asked } = await account();
    const [id = ""] = ids("quiet");
    await newestMail(sg, ids("quiet"));
    const [call, ...others] = asked();
    expect(others).toEqual([]);
    expect(call?.path).toBe(
      `/v3/messages?limit=1&query=api_key_id%20IN%20%28%22SG.${id}%22%2C%22${id}%22%29`,
    );
    expect(call?.headers["on-behalf-of"]).toBeNull();
  });

  test.each([
    ["2026-11-25 10:12:00", AT_MS],
    [AT_MS / 1_000, AT_MS],
    ["2126-11-25T10:12:00+01:00", Date.parse("2126-11-25T09:12:00Z")],
    ["soon", null],
    [null, null],
    [{ seconds: 1 }, null],
  ])(
    "is one that was sent, whatever its time looks like: %j",
    async (last_event_time, lastEventMs) => {
      const { sg, ids } = await account({ sent: { shop: { last_event_time } } });
      expect(await newestMail(sg, ids("shop"))).toEqual({ state: "sent", lastEventMs });
    },
  );

  test("of a million comes alone", async () => {
    const { sg, ids } = await account({ sent: { shop: { last_event_time: AT, messages: 1e6 } } });
    expect(await newestMail(sg, ids("shop"))).toEqual({ state: "sent", lastEventMs: AT_MS });
  });
});

test("of an answer nothing but the time is parsed: no recipient, no subject, no sender", async () => {
  const { sg, ids } = await account();
  const answer = { messages: [{ ...PERSONAL, last_event_time: AT, msg_id: "x" }], more: PERSONAL };
  expect(WireMessages.parse(answer)).toEqual({ messages: [{ last_event_time: AT_MS }] });
  const shown = inspect([await newestMail(sg, ids("shop")), sandbox.written()], { depth: null });
  for (const personal of Object.values(PERSONAL)) expect(shown).not.toContain(personal);
});

test.each([
  [{ messages: {} }],
  [{ messages: [1] }],
  [{ result: [] }],
  [{ errors: [{ message: "no" }] }],
])("%j is no answer", async (body) => {
  const { sg } = await against(() => ({ body }));
  const error = await errorOf(newestMail(sg, listedIds([{ api_key_id: "a" }])));
  expect(error.kind).toBe("unreadable");
});

describe("where Email Activity says nothing", () => {
  test.each([400, 401, 403, 404] as const)("that is told with its status, %i", async (refusal) => {
    const { sg, ids } = await account({ refusal });
    expect(await newestMail(sg, ids("shop"))).toEqual({ state: "refused", status: refusal });
  });

  test.each([
    ["its scopes", ["/v3/scopes"]],
    ["its scopes nor its list", ["/v3/scopes", "/v3/api_keys"]],
  ])("a 401 is one, and no unknown key, though SendGrid knows not %s", async (_, paths) => {
    const { sg, ids, setFaults } = await account({ refusal: 401 });
    const shop = ids("shop");
    setFaults(paths.map((match) => ({ kind: "status", status: 404, match })));
    expect(await newestMail(sg, shop)).toEqual({ state: "refused", status: 401 });
  });

  test("a key that is dead is told as dead, though SendGrid does not know its scopes", async () => {
    const { sg, ids, setFaults } = await account({ refusal: 401 });
    setFaults([
      { kind: "status", status: 404, match: "/v3/scopes" },
      { kind: "status", status: 401, match: "/v3/api_keys" },
    ]);
    expect((await errorOf(newestMail(sg, ids("shop")))).kind).toBe("rejected");
  });

  test("a key that is dead is told as dead", async () => {
    const { sg, ids, setFaults } = await account();
    setFaults([{ kind: "status", status: 401 }]);
    expect((await errorOf(newestMail(sg, ids("shop")))).kind).toBe("rejected");
  });

  test.each([
    ["hang-before-headers", "timeout"],
    ["html", "unreadable"],
  ] as const)("%s is a failure and no silence", async (kind, failure) => {
    const { sg, ids, setFaults } = await account();
    setFaults([{ kind, match: "/v3/messages" }]);
    expect((await errorOf(newestMail(sg, ids("shop")))).kind).toBe(failure);
  });
});

describe("its own lane", () => {
  test("the seventh call within a minute is not sent, and everything else is", async () => {
    // The answer mentions no limit, so the minute is our own and begins with the first call.
    const { sg, asked } = await against(({ url }) => ({
      body: url.pathname === "/v3/messages" ? { messages: [] } : { scopes: [] },
    }));
    const idOf = (at: number) => listedIds([{ api_key_id: `k${at}` }]);
    for (let at = 0; at < 6; at += 1) await newestMail(sg, idOf(at));
    const error = await errorOf(newestMail(sg, idOf(6)));
    expect(error.kind).toBe("rate_limited");
    expect(error.retryAfterMs).toBeGreaterThan(25_000);
    expect(asked).toHaveLength(6);
    expect(await getScopes(sg, SELF)).toEqual([]);
  });

  test("a 429 closes it until the time that it names, and nothing else", async () => {
    const { sg, ids, setFaults, asked } = await account();
    setFaults([{ kind: "rate-limited", reset: "delta+60", match: "/v3/messages", times: 1 }]);
    const error = await errorOf(newestMail(sg, ids("shop")));
    expect(error.retryAfterMs).toBeGreaterThan(50_000);
    expect(asked()).toHaveLength(1);
    expect(await getScopes(sg, SELF)).toContain("mail.send");
  });

  test("an outage of Email Activity stops none of the other calls", async () => {
    const readers = await Promise.all(Array.from({ length: 5 }, () => account()));
    const failing = readers.map(async ({ sg, ids, setFaults }) => {
      setFaults([{ kind: "status", status: 503, match: "/v3/messages" }]);
      const all = [ids("shop"), ids("quiet"), ids("dark"), ids("shop", "dark")];
      return Promise.allSettled(all.map((each) => newestMail(sg, each)));
    });
    await Promise.all(failing);
    // So many that the whole host's breaker would open.
    expect(readers.flatMap(({ asked }) => asked()).length).toBeGreaterThanOrEqual(20);
    for (const { sg } of readers) expect(await getScopes(sg, SELF)).toContain("mail.send");
  });

  test("a message without a time is one that was sent", () => {
    const { messages } = WireMessages.parse({ messages: [{ subject: "x" }, {}] });
    expect(messages).toEqual([{ last_event_time: null }, { last_event_time: null }]);
  });
});
