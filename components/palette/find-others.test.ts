import { describe, expect, it } from "vitest";
import { findAccounts } from "./find-accounts";
import { questionsFor } from "./questions";
import { wordsMatch } from "./words-match";

const subuser = (username: string, disabled = false) => ({
  id: 1,
  username,
  disabled,
  region: "global" as const,
});

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

  it("offers the own account and every account before anything is typed", () =>
    expect(findAccounts("", [subuser("a")]).map(({ value }) => value)).toEqual(["", "*"]));

  it("offers questions by their verbs and scopes as they are", () => {
    expect(questionsFor("mint")).toContain("create API keys");
    expect(questionsFor("mail.send")[0]).toBe("mail.send");
    expect(questionsFor("zzzz")).toEqual([]);
  });
});
