import { describe, expect, it } from "vitest";
import {
  accountId,
  accountInAddress,
  EVERY_ACCOUNT,
  isUnreadList,
  kindOf,
  listOf,
  OWN_ACCOUNT,
  onBehalfOf,
  parseAccountId,
  parseAccountInAddress,
  parseOnBehalfOf,
  SELF,
  targetId,
  unreadListOf,
} from "./account";

describe("an account as one string", () => {
  it.each([
    "self",
    "subuser:globex",
    "subuser:a b:*",
    "subuser:*",
    "subuser:**",
    "subuser:* *",
    "account-id:sg1",
  ])("reads %s back, in an address too, where it is never every account", (id) => {
    const account = parseAccountId(id);
    expect(account && accountId(account)).toBe(id);
    expect(account && parseOnBehalfOf(onBehalfOf(account))).toEqual(account);
    expect(account && parseAccountInAddress(accountInAddress(account))).toEqual(account);
    expect(account && accountInAddress(account)).not.toBe(EVERY_ACCOUNT);
    expect(isUnreadList(id)).toBe(false);
  });

  it.each(["subuser", "account-id"] as const)(
    "takes the list of each %s for no account",
    (kind) => {
      expect(isUnreadList(unreadListOf(kind))).toBe(true);
      expect(parseAccountId(unreadListOf(kind))).toBeNull();
      expect(listOf(`${kind}:a:b`)).toBe(unreadListOf(kind));
      expect(kindOf(`${kind}:a:b`)).toBe(kind);
      expect(kindOf(unreadListOf(kind))).toBe(kind);
    },
  );

  it.each([
    "",
    "subuser:",
    "subuser: a",
    "subuser:é",
    "subuser:account-id sg1",
    "subuser:account-id",
    "account-id:a b",
    "account-id:*",
  ])("knows no account called %j", (id) => {
    expect(parseAccountId(id)).toBeNull();
  });
});

describe("a target as one string", () => {
  it("is every account, or one as it is named everywhere", () => {
    expect(targetId("all")).toBe("all");
    expect([SELF, { kind: "subuser", username: "all" } as const].map(targetId)).toEqual([
      "self",
      "subuser:all",
    ]);
  });
});

describe("on-behalf-of", () => {
  it("that is absent is the key's own account", () => {
    for (const value of [null, undefined]) {
      expect(parseOnBehalfOf(value)).toEqual(SELF);
      expect(parseAccountInAddress(value)).toEqual(SELF);
    }
    expect(onBehalfOf(SELF)).toBeNull();
    expect(accountInAddress(SELF)).toBe(OWN_ACCOUNT);
  });

  it.each([
    ["a".repeat(128), true],
    ["a".repeat(129), false],
    [`account-id ${"a".repeat(64)}`, true],
    [`account-id ${"a".repeat(65)}`, false],
    ["account-id a b", false],
    ["a\n", false],
    ["\u007F", false],
    ["account-ids", true],
  ])("%j names somebody: %s", (value, isNamed) => {
    expect(parseOnBehalfOf(value) !== null).toBe(isNamed);
  });

  it.each(["account-id", "account-id ", "account-id  1", "Account-ID", "ACCOUNT-ID 1"])(
    "%j names nobody: a header loses the space at its end",
    (value) => {
      expect(parseOnBehalfOf(value)).toBeNull();
      expect(parseAccountInAddress(value)).toBeNull();
    },
  );

  it("is empty in an address of the own account, and in no header", () => {
    expect(parseAccountInAddress(OWN_ACCOUNT)).toEqual(SELF);
    expect(accountInAddress(SELF)).toBe(OWN_ACCOUNT);
    expect(parseOnBehalfOf("")).toBeNull();
  });

  it("says every account in an address alone: to SendGrid a star is a name", () => {
    expect(parseAccountInAddress(EVERY_ACCOUNT)).toBeNull();
    expect(parseOnBehalfOf(EVERY_ACCOUNT)).toEqual({ kind: "subuser", username: "*" });
  });
});
