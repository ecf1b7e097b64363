import { describe, expect, it } from "vitest";
import { accountHref } from "./account-href";
import { otherAccountHref } from "./other-account-href";

const ID = "abcdefghijklmnopqrst-_";
const KEY = `SG.${ID}.${"s".repeat(43)}`;

describe("an address that is made here", () => {
  it("holds no key, whatever it is made of", () => {
    expect(accountHref("/who-can", null, { can: `can ${KEY}` })).toBe(`/who-can?can=can+${ID}`);
    expect(accountHref("/keys", KEY)).toBe(`/keys?on-behalf-of=${ID}`);
    expect(otherAccountHref("/keys", new URLSearchParams({ q: KEY }), "globex")).toBe(
      `/keys?q=${ID}&on-behalf-of=globex`,
    );
  });
});
