import { describe, expect, it } from "vitest";
import { EFFECTS, isHarmful } from "@/lib/audit/effects/effects";
import { consolePlace, replacementBody, tracesOf } from "./first-steps";

const key = (account: string) => ({
  account,
  api_key_id: "a".repeat(22),
  name: "mailer",
  shape: 0,
  readAtMs: 0,
});

describe("the first things to do", () => {
  it("has something to look for after every harmful effect, and nothing after looking", () => {
    for (const { id } of EFFECTS) expect(tracesOf([id])).toHaveLength(isHarmful(id) ? 1 : 0);
  });

  it("names the worst first, and four at most", () => {
    const all = tracesOf(EFFECTS.map(({ id }) => id));
    expect(all).toHaveLength(4);
    for (const trace of all) expect(trace).toMatch(/^[A-Z]/);
    expect(all.slice(0, 2)).toEqual([...tracesOf(["identity"]), ...tracesOf(["mint"])]);
  });

  it("makes the replacement with the same scopes under another name", () =>
    expect(JSON.parse(replacementBody(key("self"), ["mail.send"]))).toEqual({
      name: "mailer (replacement)",
      scopes: ["mail.send"],
    }));

  it("says whose console the key is in", () => {
    expect(consolePlace(key("self"), undefined)).toBe("Settings, API Keys");
    expect(consolePlace(key("subuser:globex"), undefined)).toContain("subuser globex");
  });
});
