import { describe, expect, it } from "vitest";
import { listedSubuser } from "@/components/fleet/listed-account";
import { findAccounts } from "./find-accounts";
import { questionsFor } from "./questions";
import { wordsMatch } from "./words-match";

const subuser = (username: string, disabled = false) =>
  listedSubuser({ id: 1, username, disabled, region: "global" });

describe("what the palette finds besides keys", () => {
  it("matches words in any order", () => {
    expect(wordsMatch("dark theme", "Theme: dark")).toBe(true);
    expect(wordsMatch("dark light", "Theme: dark")).toBe(false);
  });

  it("finds accounts, those first that start with what is typed", () => {
    const hits = findAccounts("glo", [subuser("my-globe"), subuser("globex", true)]);
    expect(hits.map(({ label, about }) => `${label} ${about}`)).toEqual([
      "globex subuser, disabled",
      "my-globe subuser",
    ]);
  });

  it("finds customer accounts by what they are, since nobody knows an ID by heart", () => {
    const id = "sg4f1c0a9be27d4836a5d1e6f70b8c92aa";
    const account = { kind: "account-id", id } as const;
    const listed = [{ account, name: id, region: null, disabled: false }, subuser("shop")];
    const [hit, ...rest] = findAccounts("customer", listed);
    expect(hit).toEqual({ value: `account-id ${id}`, label: id, about: "customer account" });
    expect(rest).toEqual([]);
  });

  it("offers the own account and every account before anything is typed", () =>
    expect(findAccounts("", [subuser("a")]).map(({ value }) => value)).toEqual(["", "*"]));

  it("offers questions by their verbs and scopes as they are", () => {
    expect(questionsFor("mint")).toContain("create API keys");
    expect(questionsFor("mail.send")[0]).toBe("mail.send");
    expect(questionsFor("zzzz")).toEqual([]);
  });
});
