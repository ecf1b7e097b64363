import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE, GROUPS, splitScopes, UNKNOWN_GROUP } from "./catalogue";
import { levelOf, levelWord } from "./levels";
import { entriesOf, keyPrint, PRINT_LENGTH, printText, UNREAD_PRINT } from "./print";

const cell = (scopes: string[], group: string) => {
  const found = keyPrint(scopes).find((one) => one.group === group);
  if (!found) throw new Error(`no cell for ${group}`);
  return found;
};

const SENDER = ["mail.send"].concat(
  ["create", "read", "update", "delete"].flatMap((verb) => [
    `mail.batch.${verb}`,
    `user.scheduled_sends.${verb}`,
  ]),
);

describe("the console's levels", () => {
  it("calls the console's own sender key Full Access to Mail Send, nothing else", () => {
    const print = keyPrint([...SENDER, "2fa_required"]);
    expect(print.filter((one) => one.level !== "none").map((one) => one.group)).toEqual([
      "Mail Send",
    ]);
    expect(levelWord(cell(SENDER, "Mail Send"))).toBe("Full Access");
  });

  it("says how much of a group is held where no console level fits, and fills what can write", () => {
    const alone = cell(["mail.send"], "Mail Send");
    expect(alone).toMatchObject({ level: "some", fill: "full", held: 1, total: 9 });
    expect(levelWord(alone)).toBe("Some access: 1 of 9");
    expect(cell(["stats.read"], "Stats")).toMatchObject({ level: "some", fill: "half" });
  });

  it("knows Read Access, also where an account has the legacy Email Activity scope", () => {
    expect(levelWord(cell(["api_keys.read"], "API Keys"))).toBe("Read Access");
    expect(levelWord(cell(["email_activity.read"], "Email Activity"))).toBe("Read Access");
    expect(levelWord(cell(["marketing.read"], "Marketing"))).toBe("Some access: 1 of 10");
  });

  it("does not ask for scopes that no documented call needs", () => {
    const click = ["tracking_settings.click.read", "tracking_settings.click.update"];
    const entries = entriesOf("Tracking").filter((entry) => entry.subgroup === "Click Tracking");
    expect(levelOf(new Set(click), entries)).toMatchObject({ level: "full", held: 2, total: 4 });
  });
});

describe("the key print", () => {
  it("has the same cells in the same order for every scope set, and shows every real scope once", () => {
    const anyScope = fc.oneof(fc.constantFrom(...CATALOGUE.map((e) => e.scope)), fc.string());
    fc.assert(
      fc.property(fc.array(anyScope), (scopes) => {
        const print = keyPrint(scopes);
        expect(print.map((one) => one.group)).toEqual([...GROUPS, UNKNOWN_GROUP]);
        expect(print.flatMap((one) => one.scopes).sort()).toEqual(splitScopes(scopes).real);
        for (const one of print) expect(one.held).toBe(one.scopes.length);
      }),
    );
    expect(UNREAD_PRINT).toHaveLength(PRINT_LENGTH);
  });

  it("holds a group's scopes sorted, and the unknown ones last, as unknown", () => {
    const print = keyPrint(["x.b", "api_keys.update", "x.a", "api_keys.create"]);
    expect(print.find(({ group }) => group === "API Keys")?.scopes).toEqual([
      "api_keys.create",
      "api_keys.update",
    ]);
    expect(print.at(-1)).toEqual({
      group: UNKNOWN_GROUP,
      level: "unknown",
      fill: "unknown",
      held: 2,
      total: 2,
      scopes: ["x.a", "x.b"],
    });
    expect(keyPrint([]).at(-1)).toEqual({
      group: UNKNOWN_GROUP,
      level: "none",
      fill: "empty",
      held: 0,
      total: 0,
      scopes: [],
    });
    for (const one of UNREAD_PRINT) {
      expect(one).toMatchObject({ level: "unknown", fill: "unknown", held: 0, scopes: [] });
      expect(one.total).toBe(entriesOf(one.group).length);
    }
  });

  it("has a text that says as much as the drawing", () => {
    expect(printText(keyPrint(["api_keys.update", "mail.send", "stats.read"]))).toBe(
      `Writes 2 groups: API Keys, Mail Send; reads 1 group: Stats; no scope in ${GROUPS.length - 3} groups.`,
    );
    expect(printText(keyPrint(["new.scope"]))).toContain("1 scope not in our catalog");
    expect(printText(keyPrint(["x.a", "x.b"]))).toBe(
      `No scope in ${GROUPS.length} groups; 2 scopes not in our catalog.`,
    );
    expect(printText(keyPrint(["mail.send"]))).toBe(
      `Writes 1 group: Mail Send; no scope in ${GROUPS.length - 1} groups.`,
    );
    expect(printText(keyPrint(["stats.read"]))).toBe(
      `Reads 1 group: Stats; no scope in ${GROUPS.length - 1} groups.`,
    );
    expect(printText(UNREAD_PRINT)).toBe("Scopes not read.");
  });
});
