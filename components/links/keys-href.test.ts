import { describe, expect, it } from "vitest";
import { keysHref } from "./keys-href";

describe("the list of keys, narrowed", () => {
  it("keeps the account it is looked at for", () => {
    const url = new URL(keysHref({ rule: ["mints-keys"] }, "a & b"), "http://here");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      "on-behalf-of": "a & b",
      rule: "mints-keys",
    });
  });

  it("joins several values with commas", () => {
    const url = new URL(keysHref({ type: ["custom", "billing"] }, null), "http://here");
    expect(url.searchParams.get("type")).toBe("custom,billing");
  });

  it("is the plain list without any", () => {
    expect(keysHref({}, null)).toBe("/keys");
  });
});
