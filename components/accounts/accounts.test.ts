import { describe, expect, it } from "vitest";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { accountRows } from "./account-row";
import { aboutWords, accountsSentence, effectWords, nextStep, readWords } from "./account-words";
import { arrangeAccounts } from "./arrange-accounts";

const account = (id: string, more: object = {}): AuditEvent => ({
  type: "account",
  account: id,
  label: id,
  region: "global",
  disabled: false,
  status: "read",
  keys: 2,
  ...more,
});
const key = (of: string, id: string, shape: number | null): AuditEvent => ({
  type: "key",
  account: of,
  api_key_id: id,
  name: id,
  shape,
  readAtMs: shape === null ? null : 1,
});
const fleet = applyEvents(emptyFleet(), [
  account("self"),
  account("subuser:a"),
  account("subuser:b", { status: "failed", keys: null }),
  account("subuser:", { label: "Subusers", status: "failed", keys: null }),
  { type: "shape", id: 0, scopes: ["mail.send"] },
  { type: "shape", id: 1, scopes: ["api_keys.create"] },
  key("self", "k1", 0),
  key("self", "k2", 1),
  key("subuser:a", "k3", 0),
  key("subuser:a", "k4", null),
  {
    type: "hole",
    account: "subuser:a",
    api_key_id: "k4",
    code: "x",
    status: 500,
    message: "Broke.",
  },
  { type: "hole", account: "subuser:b", api_key_id: null, code: "x", status: 403, message: "No." },
]);
const rows = accountRows(fleet, auditFleet(fleet).findings);
const row = (id: string) => {
  const found = rows.find((each) => each.account === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const held = (id: string, effect: string) =>
  row(id).effects[EFFECTS.findIndex((each) => each.id === effect)] ?? 0;
const order = { text: "", shown: "all", sort: "name", descending: false } as const;

describe("the accounts", () => {
  it("count keys by effect, and what was not read apart", () => {
    expect([held("self", "send"), held("self", "mint"), held("subuser:a", "send")]).toEqual([
      1, 1, 1,
    ]);
    expect(readWords(row("subuser:a"))).toBe("1 of 2 read");
    expect(row("subuser:a")).toMatchObject({ read: 1, failed: 1 });
    expect(row("subuser:b").hole?.status).toBe(403);
  });

  it("never call an effect absent while a key is unread", () => {
    expect(effectWords(row("self"), held("self", "spend"))).toBe("0 of 2 keys");
    expect(effectWords(row("subuser:a"), held("subuser:a", "mint"))).toBe(
      "unknown, 1 of 2 keys not read",
    );
    expect(effectWords(row("subuser:a"), 1)).toBe("at least 1 of 2 keys, 1 not read");
    expect(effectWords(row("subuser:b"), 0)).toBe("unknown, no key read");
  });

  it("leave a kind that could not be listed out of the count, and say so", () => {
    expect(accountsSentence(rows, false)).toBe(
      "3 accounts: your own. 1 of 3 fully read. Not listed, so not counted: subusers.",
    );
  });

  it("say how many could not be read where others still may be, and only then", () => {
    const one = (status: string) => account(`subuser:${status}`, { status, keys: null });
    const words = (...events: AuditEvent[]) =>
      accountsSentence(accountRows(applyEvents(emptyFleet(), events), []), true);
    const own = account("self", { keys: 0 });
    expect(words(own, one("failed"), one("waiting"))).toContain(
      "1 of 3 fully read so far. 1 could not be fully read.",
    );
    expect(words(own, one("failed"))).not.toContain("could not be");
  });

  it("say one cause and one next step where SendGrid refused", () => {
    const step = (id: string) => {
      const hole = { account: id, api_key_id: null, code: "access_forbidden", status: 403 };
      const refused = { ...hole, message: "SendGrid denied access. This requires api_keys.read." };
      const [row] = accountRows(
        applyEvents(emptyFleet(), [
          account(id, { status: "failed", keys: null }),
          { type: "hole", ...refused },
        ]),
        [],
      );
      return row === undefined ? "" : nextStep(row);
    };
    expect(step("self")).toBe("Add the scope to your key, or sign in with a key that has it.");
    expect(step("subuser:a")).toBe("Check the account’s plan and your key’s scopes.");
    expect(step("subuser:")).toContain("subusers.read");
  });

  it("put lists that could not be read first, and what is unknown last either way", () => {
    for (const descending of [true, false]) {
      const names = arrangeAccounts(rows, { ...order, sort: "keys", descending });
      expect(names.map((each) => each.account)).toEqual([
        "subuser:",
        "self",
        "subuser:a",
        "subuser:b",
      ]);
    }
  });

  it("show what was not read in full, and what a text names", () => {
    const holes = arrangeAccounts(rows, { ...order, shown: "holes" });
    expect(holes.map((each) => each.account)).toEqual(["subuser:", "subuser:a", "subuser:b"]);
    const named = arrangeAccounts(rows, { ...order, text: "PARENT" });
    expect(named.map((each) => each.account)).toEqual(["self"]);
  });
});

it("says of an account that a stopped scan was still to read why it is not read", () => {
  const fleet = applyEvents(emptyFleet("all"), [
    account("self", { status: "waiting", keys: null }),
  ]);
  const stop = { code: "access_forbidden", status: 403, message: "SendGrid denied access." };
  expect(accountRows(fleet, [], stop)).toMatchObject([
    { status: "failed", hole: { account: "self", api_key_id: null, ...stop } },
  ]);
  expect(accountRows(fleet, [])).toMatchObject([{ status: "waiting", hole: null }]);
});

it("says of an account at SendGrid's cap that its list is complete, and of no other", () => {
  const aboutOf = (keys: number) => {
    const fleet = applyEvents(emptyFleet(), [account("subuser:a", { keys })]);
    return accountRows(fleet, []).map(aboutWords);
  };
  expect(aboutOf(100)).toEqual(["subuser · global · complete, at the cap of 100"]);
  expect(aboutOf(99)).toEqual(["subuser · global"]);
});
