import { describe, expect, it } from "vitest";
import { type ListedAccount, listedSubuser } from "@/components/fleet/listed-account";
import { accountOptions, SHOWN_OPTIONS } from "./account-options";

const subuser = (username: string, id: number): ListedAccount =>
  listedSubuser({ id, username, region: "global", disabled: false });
const customer = (id: string): ListedAccount => ({
  account: { kind: "account-id", id },
  name: id,
  region: "global",
  disabled: false,
});
const many = Array.from({ length: 1_000 }, (_, id) => subuser(`shop-${id}`, id));
const names = (typed: string, listed: ListedAccount[], recent: string[] = []) =>
  accountOptions(typed, "acme", listed, recent).options.map((each) => `${each.kind} ${each.name}`);

describe("the account switcher's list", () => {
  it("starts with the own account and the recent ones", () => {
    const list = names("", [subuser("a", 1), subuser("b", 2), subuser("c", 3)], ["c", "b"]);
    expect(list).toEqual([
      "own acme",
      "every Every account",
      "subuser c",
      "subuser b",
      "subuser a",
    ]);
  });

  it("finds a name anywhere, and first where it starts", () => {
    const list = names("glo", [subuser("my-globe", 1), subuser("Globex", 2), subuser("x", 3)]);
    expect(list.slice(0, 2)).toEqual(["subuser Globex", "subuser my-globe"]);
  });

  it("counts what it leaves out", () => {
    const { options, more } = accountOptions("shop", "acme", many, []);
    expect(options.filter((each) => each.kind === "subuser")).toHaveLength(SHOWN_OPTIONS);
    expect(more).toBe(many.length - SHOWN_OPTIONS);
  });

  it("offers a typed name as a subuser and as a customer account's id, but not a listed one twice", () => {
    expect(names("sg01", [])).toEqual(["typed sg01", "customer sg01"]);
    expect(names("ac", [subuser("ac", 1)])).toEqual([
      "own acme",
      "every Every account",
      "subuser ac",
      "customer ac",
    ]);
  });

  it("names a subuser that is called as every account is in an address by one star more", () => {
    const { options } = accountOptions("*", "acme", [subuser("*", 1), subuser("**", 2)], []);
    expect(options.map(({ kind, name, value }) => `${kind} ${name} ${value}`)).toEqual([
      "subuser * **",
      "subuser ** ***",
    ]);
    expect(accountOptions("*", "acme", [], []).options).toMatchObject([{ value: "**" }]);
  });

  it("has customer accounts, and offers a listed one once", () => {
    expect(names("sg4", [subuser("asg4", 1), customer("sg4f1")])).toEqual([
      "account-id sg4f1",
      "subuser asg4",
      "typed sg4",
      "customer sg4",
    ]);
    expect(names("sg4f1", [customer("sg4f1")])).toEqual(["account-id sg4f1", "typed sg4f1"]);
  });

  it("offers nothing that may not be sent to SendGrid", () => {
    expect(names("bad\u0000name", [])).toEqual([]);
    expect(names("zoë", [])).toEqual([]);
  });
});
