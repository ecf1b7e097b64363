import { describe, expect, it } from "vitest";
import { keyRef } from "../key-ref";
import { fleetOf, type PlainAccount } from "../testing/snapshots";
import type { PolicyWaiver } from "./document";
import { evaluatePolicy } from "./evaluate";

const f = "f".repeat(64);
const who = { reason: "r", owner: "a", approver: "b", expires: "2026-12-31", scopes_sha256: f };
const ACCOUNTS: Record<string, PlainAccount> = {
  self: {
    label: "acme",
    keys: [
      { id: "a", name: "web", scopes: ["api_keys.create"] },
      { id: "u", name: "dark", scopes: null },
    ],
  },
};

function outcomeWith(waivers: readonly PolicyWaiver[], accounts = ACCOUNTS) {
  const fleet = fleetOf(accounts);
  const hashes = new Map([...fleet.shapes.keys()].map((shape) => [shape, f]));
  const rules = [{ id: "mints", deny: "api_keys.create" }];
  const context = { nowMs: Date.UTC(2026, 10, 27) };
  return evaluatePolicy({ version: 1, rules, waivers: [...waivers] }, fleet, {
    file: "p.yml",
    context,
    hashes,
  });
}

const UNLISTED = "No key read here matches it; not all keys are listed.";
const UNREAD = "Its key is not read, so its scope set is not known.";
const OTHER = "It was given for another scope set.";

describe("a waiver's standing", () => {
  const { reason: _, ...unreasoned } = who;
  it.each<[string, Partial<PolicyWaiver>, string, string?]>([
    ["a key that is there", { key: "self/a" }, "counts"],
    ["a key that its read account lacks", { key: "self/x" }, "void", "No key matches it."],
    ["a key of an account that nobody listed", { key: "subuser:t/x" }, "open", UNLISTED],
    ["names that no key has", { where: { name: "x*" } }, "void", "No key matches it."],
    ["a scope set that is not read", { key: "self/u", scopes_sha256: f }, "open", UNREAD],
    ["another scope set", { key: "self/a", scopes_sha256: "0".repeat(64) }, "void", OTHER],
    ["the key's scope set", { key: "self/a", scopes_sha256: f.toUpperCase() }, "counts"],
    ["two keys, one of which is read", { where: { name: "*" }, scopes_sha256: f }, "counts"],
  ])("that is for %s", (_what, of, standing, problem) => {
    const [waiver] = outcomeWith([{ rule: "mints", ...who, ...of }]).waivers;
    expect(waiver).toMatchObject({ standing, problems: problem === undefined ? [] : [problem] });
  });

  it("is open where its key may be in what was not listed, and void where it is void itself", () => {
    const accounts = { ...ACCOUNTS, "subuser:s": { keys: null } };
    const waivers = [{ key: "subuser:s/x" }, { where: { name: "x*" } }, { key: "self/x" }];
    const standings = (more: object) =>
      outcomeWith(
        waivers.map((of) => ({ rule: "mints", ...more, ...of })),
        accounts,
      ).waivers.map(({ standing, problems }) => [standing, ...problems]);
    expect(standings(who)).toEqual([
      ["open", UNLISTED],
      ["open", UNLISTED],
      ["void", "No key matches it."],
    ]);
    expect(standings(unreasoned)).toEqual(waivers.map(() => ["void", "It gives no reason."]));
  });

  it.each([
    [{ key: "self/a" }, "self/a"],
    [{ where: { name: "web*" } }, "web*"],
    [{ where: { account: ["self", "subuser:*"] } }, "self, subuser:*"],
    [{ where: { name: ["web*", "ops*"], account: "self" } }, "web*, ops* in self"],
  ])("says whom it is for: %j", (of, target) => {
    const { waivers } = outcomeWith([{ rule: "mints", ...who, ticket: "S-1", ...of }]);
    const { scopes_sha256: _, ...said } = who;
    expect(waivers[0]).toMatchObject({ rule: "mints", target, ...said, ticket: "S-1" });
  });

  it("has null for what it does not say", () => {
    const { waivers } = outcomeWith([{ rule: "mints", key: "self/a" }]);
    expect(waivers).toEqual([
      {
        rule: "mints",
        target: "self/a",
        standing: "void",
        problems: [
          "It has no owner.",
          "Nobody approved it.",
          "It gives no reason.",
          "It has no last day.",
          "It does not say for which scope set it was given.",
        ],
        owner: null,
        approver: null,
        reason: null,
        ticket: null,
        expires: null,
        daysLeft: null,
        keys: 1,
        waives: 0,
        scopeSets: [f],
      },
    ]);
  });
});

describe("several waivers", () => {
  const a = keyRef({ account: "self", api_key_id: "a" });

  it("of one rule and key: the first that counts is the one that waives", () => {
    const { waivers, keys, totals } = outcomeWith([
      { rule: "mints", key: "self/a", ...who, expires: "2026-11-26" },
      { rule: "mints", where: { name: "*" }, ...who, owner: "of many" },
      { rule: "old-key", key: "self/a", ...who, owner: "of a check" },
      { rule: "mints", key: "self/a", ...who, owner: "of one" },
    ]);
    expect(keys.get(a)?.waived.get("policy:mints")?.owner).toBe("of one");
    expect(keys.get(a)?.waived.get("old-key")).toMatchObject({ owner: "of a check", ticket: null });
    expect(keys.get(a)?.voidWaivers).toEqual([
      "The waiver of mints does not count. It ended on 2026-11-26, UTC; today is 2026-11-27.",
    ]);
    expect(waivers.map(({ keys: of, waives }) => [of, waives])).toEqual([
      [1, 0],
      [2, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(totals).toMatchObject({ failing: 0, unknown: 1, unread: 1, waived: 1 });
  });

  it("that are void and of no key are told of their account, or of the first", () => {
    const { approver: _, ...unapproved } = who;
    const { voidElsewhere } = outcomeWith(
      [
        { rule: "mints", key: "self/x", ...unapproved },
        { rule: "mints", where: { name: "x*" }, ...unapproved },
        { rule: "mints", key: "subuser:none/x", ...unapproved },
        { rule: "mints", key: "self/x", ...who },
        { rule: "mints", key: "subuser:s/x", ...unapproved },
        { rule: "mints", key: "self/a", ...unapproved },
      ],
      { ...ACCOUNTS, "subuser:s": { keys: [] } },
    );
    const sentence = "The waiver of mints does not count. Nobody approved it. It is for";
    expect([...voidElsewhere]).toEqual([
      ["self", [`${sentence} self/x.`, `${sentence} x*.`]],
      ["subuser:s", [`${sentence} subuser:s/x.`]],
    ]);
    const nowhere = outcomeWith([{ rule: "mints", where: { name: "x" }, ...unapproved }], {});
    expect(nowhere.voidElsewhere.size).toBe(0);
  });
});
