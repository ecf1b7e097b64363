import { describe, expect, it } from "vitest";
import { PERSONAL } from "@/lib/sandbox/resources/messages";
import { sandboxed } from "../testing/sandboxed";

const { clone, control, runWith } = sandboxed();
const AT = "2026-11-25T10:12:00.000Z";

const accounts = [{ username: "own", keys: ["shop", "quiet", "dark"] }];
const sent = { shop: { last_event_time: AT } };
const calls = (key: string) =>
  control()
    .calls(key)
    .filter(({ path }) => path.startsWith("/v3/messages"));

type Key = { name: string; last_mail: object | null };

describe("key-audit scan --last-mail", () => {
  it("says of each key that can send when it last did, and nothing else of its mail", async () => {
    const key = clone("acme", { accounts, activity: { sent } });
    const { out, err } = await runWith(key, ["scan", "--last-mail", "--json", "-"]);
    const mails = JSON.parse(out).keys.map(({ name, last_mail }: Key) => [name, last_mail]);
    const silent = { state: "silent", last_event_ms: null };
    expect(Object.fromEntries(mails)).toMatchObject({
      shop: { state: "sent", last_event_ms: Date.parse(AT) },
      quiet: silent,
      dark: silent,
      "signed-in": silent,
    });
    for (const personal of Object.values(PERSONAL)) expect(out + err).not.toContain(personal);
    expect(calls(key).length).toBeLessThanOrEqual(4);
  });

  it("says of a subuser's key that it cannot be asked for, which is no fault of the reading", async () => {
    const both = [...accounts, { username: "sub", keys: ["theirs"] }];
    const key = clone("acme", { accounts: both, activity: { sent } });
    const args = ["scan", "--last-mail", "--fail-on", "never", "--json", "-"];
    const { code, out } = await runWith(key, args);
    const theirs = JSON.parse(out).keys.find(({ name }: Key) => name === "theirs");
    expect(theirs.last_mail).toMatchObject({
      state: "cannot_ask",
      reason: expect.stringContaining("only for the account your key belongs to"),
    });
    expect(code).toBe(0);
  });

  it("asks nothing without the option", async () => {
    const key = clone("acme", { accounts, activity: { sent } });
    const { out } = await runWith(key, ["scan", "--json", "-"]);
    expect(JSON.parse(out).keys.map(({ last_mail }: Key) => last_mail)).toEqual(
      Array.from({ length: 4 }, () => null),
    );
    expect(calls(key)).toEqual([]);
  });

  it("is 3 where Email Activity does not say, with why, and accepts that if it is told to", async () => {
    const without = () => clone("acme", { accounts, activity: { refusal: 403 } });
    const args = ["scan", "--last-mail", "--quiet", "--fail-on", "never"];
    const { code, err } = await runWith(without(), args);
    expect(code).toBe(3);
    expect(err).toContain("SendGrid answered 403");
    expect(await runWith(without(), [...args, "--allow-incomplete"])).toMatchObject({ code: 0 });
    const limited = await runWith(clone("limited"), [...args, "--account", "self"]);
    expect(limited.code).toBe(3);
    expect(limited.err).toContain("messages.read");
  });
});
