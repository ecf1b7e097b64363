import { describe, expect, it } from "vitest";
import type { AuditEvent } from "../fleet/events";
import type { AccountStatus } from "../fleet/fleet";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { parseQuery } from "./query";
import { whoCan } from "./who-can";

function ask(text: string, events: readonly AuditEvent[]) {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return whoCan(applyEvents(emptyFleet(), events), parsed.query);
}

const account = (id: string, status: AccountStatus): AuditEvent => ({
  type: "account",
  account: id,
  label: id,
  region: "global",
  disabled: false,
  status,
  keys: status === "read" ? 1 : null,
});

const key = (id: string, of: string, shape: number): AuditEvent => {
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
});

describe("who can", () => {
  it("lists accounts in the fleet's order, and in each first the key that can do most besides", () => {
    const { direct } = ask("mail.send", [
      account("self", "read"),
      account("subuser:a", "read"),
      { type: "shape", id: 1, scopes: ["mail.send"] },
      { type: "shape", id: 2, scopes: ["mail.send", "stats.read", "templates.read"] },
      key("of a, much", "subuser:a", 2),
      key("own, little", "self", 1),
      key("own, much", "self", 2),
      key("of a, little", "subuser:a", 1),
    ]);
    expect(direct.map((holder) => [holder.key.name, holder.others])).toEqual([
      ["own, much", 2],
      ["own, little", 0],
      ["of a, much", 2],
      ["of a, little", 0],
    ]);
  });

  it("names every account that is not fully read: waiting, being read and failed alike", () => {
    const { unlisted } = ask("mail.send", [
      account("self", "read"),
      account("subuser:waits", "waiting"),
      account("subuser:begun", "reading"),
      account("subuser:refused", "failed"),
    ]);
    const names = unlisted.map(({ label }) => label);
    expect(names).toEqual(["subuser:waits", "subuser:begun", "subuser:refused"]);
  });
});
