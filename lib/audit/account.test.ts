import { describe, expect, it } from "vitest";
import { accountId, isUnreadList, onBehalfOf, parseAccountId, parseOnBehalfOf } from "./account";

describe("an account as one string", () => {
  it.each(["self", "subuser:globex", "subuser:a b:*", "account-id:sg1"])("reads %s back", (id) => {
    const account = parseAccountId(id);
    expect(account && accountId(account)).toBe(id);
    expect(account && parseOnBehalfOf(onBehalfOf(account))).toEqual(account);
    expect(isUnreadList(id)).toBe(false);
  });

  it.each(["subuser:*", "account-id:*"])("takes %s for a list, never for an account", (id) => {
    expect(isUnreadList(id)).toBe(true);
    expect(parseAccountId(id)).toBeNull();
  });

  it.each(["", "subuser:", "subuser: a", "subuser:é", "subuser:account-id sg1", "account-id:a b"])(
    "knows no account called %j",
    (id) => {
      expect(parseAccountId(id)).toBeNull();
    },
  );
});
