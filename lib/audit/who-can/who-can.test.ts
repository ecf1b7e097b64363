import { describe, expect, it } from "vitest";
import type { AuditEvent } from "../fleet/events";
import type { AccountStatus } from "../fleet/fleet";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { parseQuery } from "./query";
import { whoCan, whoCanSentence, whoCanWords } from "./who-can";

function asked(text: string) {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.query;
}

const ask = (text: string, events: readonly AuditEvent[]) =>
  whoCan(applyEvents(emptyFleet(), events), asked(text));

const account = (id: string, status: AccountStatus): AuditEvent => ({
  type: "account",
  account: id,
  label: id,
  region: "global",
  disabled: false,
  status,
  keys: status === "read" ? 1 : null,
});

const key = (id: string, of: string, shape: number | null): AuditEvent => {
  return { type: "key", account: of, api_key_id: id, name: id, shape, readAtMs: 1 };
};

describe("who could come to something by way of the console", () => {
  it.each([
    "teammates.create",
    "teammates.update",
    "sso.teammates.create",
    "sso.teammates.update",
    "sso.settings.create",
    "sso.settings.update",
    "credentials.create",
    "credentials.update",
    "user.email.update",
    "user.password.update",
    "user.multifactor_authentication.update",
    "user.multifactor_authentication.delete",
  ])("whoever holds %s", (scope) => {
    const events: AuditEvent[] = [{ type: "shape", id: 1, scopes: [scope] }, key("k", "self", 1)];
    const { direct, indirect } = ask("mail.send", events);
    expect(direct).toEqual([]);
    expect(indirect.map(({ way }) => way.way)).toEqual(["console"]);
  });

  it.each<[string, string[], string[]]>([
    ["mail.send AND NOT mail.send", [], []],
    ['"brand.new"', [], []],
    ['"brand.new"', ["brand.new"], ["console"]],
    ["stats.read", [], ["console"]],
  ])(
    "%s: only where some key that there could be would do, with %j in the fleet too",
    (text, held, ways) => {
      const { indirect } = ask(text, [
        { type: "shape", id: 1, scopes: ["teammates.create"] },
        { type: "shape", id: 2, scopes: held },
        key("k", "self", 1),
      ]);
      expect(indirect.map((one) => one.way.way)).toEqual(ways);
    },
  );
});

describe("who can", () => {
  it("lists first the account of the most exposed key, then by name, and in each the most exposed key", () => {
    const { direct } = ask("mail.send", [
      account("self", "read"),
      account("subuser:c", "read"),
      account("subuser:a", "read"),
      { type: "shape", id: 1, scopes: ["mail.send"] },
      { type: "shape", id: 2, scopes: ["mail.send", "stats.read", "templates.read"] },
      { type: "shape", id: 3, scopes: ["mail.send", "teammates.create"] },
      key("of a, much", "subuser:a", 2),
      key("of a, worst", "subuser:a", 3),
      key("of nobody listed", "subuser:b", 2),
      key("of c, much", "subuser:c", 2),
      key("own, little", "self", 1),
      key("own, much", "self", 2),
      key("of a, little", "subuser:a", 1),
    ]);
    expect(direct.map((holder) => [holder.key.name, holder.others])).toEqual([
      ["of a, worst", 1],
      ["of a, much", 2],
      ["of a, little", 0],
      ["own, much", 2],
      ["own, little", 0],
      ["of nobody listed", 2],
      ["of c, much", 2],
    ]);
  });

  it("names every account that is not listed: waiting, being read and failed alike", () => {
    const { unlisted } = ask("mail.send", [
      account("self", "read"),
      account("subuser:waits", "waiting"),
      account("subuser:begun", "reading"),
      account("subuser:refused", "failed"),
    ]);
    const names = unlisted.map(({ label }) => label);
    expect(names).toEqual(["subuser:waits", "subuser:begun", "subuser:refused"]);
  });

  it("says of how many keys and accounts that is, and what may hide more", () => {
    const sentence = (...events: AuditEvent[]) =>
      whoCanSentence(
        asked("send"),
        ask("send", [...events, { type: "shape", id: 1, scopes: ["mail.send"] }]),
      );
    const own = [account("self", "read"), key("a", "self", 1), key("b", "self", 1)];
    expect(sentence(...own)).toBe("2 keys in 1 of 1 account can send mail. Searched 2 of 2 keys.");
    expect(sentence(...own, key("c", "self", null), key("of a shape nobody told", "self", 9))).toBe(
      "2 keys in 1 of 1 account can send mail. Searched 2 of 4 keys; 2 unread keys could.",
    );
    const answer = ask("send", own);
    expect(whoCanWords(asked("send"), answer)).toEqual({
      said: "No key can send mail.",
      searched: "Searched 0 of 2 keys; 2 unread keys could.",
    });
    const waits = account("subuser:a", "waiting");
    expect(sentence(...own, waits)).toMatch(
      / 1 account has not been listed, so there may be more\.$/,
    );
    expect(sentence(waits, account("subuser:b", "failed"), account("subuser:", "failed"))).toBe(
      "No key can send mail. Searched 0 of 0 keys. 2 accounts have not been listed and 1 list of accounts could not be read, so there may be more.",
    );
  });
});
