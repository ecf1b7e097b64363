import { describe, expect, it } from "vitest";
import { CATALOGUE, type ScopeEntry, type ScopeKind } from "./catalogue";
import { levelOf, levelWord } from "./levels";

const entry = (scope: string, kind: ScopeKind = "custom", twin = false): ScopeEntry => ({
  scope,
  group: "G",
  subgroup: null,
  access: scope.endsWith(".read") ? "read" : "write",
  kind,
  core: true,
  twin,
});
const level = (entries: readonly ScopeEntry[], ...held: string[]) =>
  levelOf(new Set(held), entries);

describe("the level of a group", () => {
  const GROUP = [
    entry("a.create"),
    entry("a.read"),
    entry("a.update"),
    entry("a.delete", "custom", true),
  ];

  it("is none, read, some or full, with how many of how many", () => {
    expect(level(GROUP)).toEqual({ level: "none", fill: "empty", held: 0, total: 4 });
    expect(level(GROUP, "b.read")).toMatchObject({ level: "none" });
    expect(level(GROUP, "a.read")).toEqual({ level: "read", fill: "half", held: 1, total: 4 });
    expect(level(GROUP, "a.update")).toEqual({ level: "some", fill: "full", held: 1, total: 4 });
    expect(level(GROUP, "a.read", "a.create", "a.update")).toEqual({
      level: "full",
      fill: "full",
      held: 3,
      total: 4,
    });
    expect(level(GROUP, "a.create", "a.update", "a.delete")).toMatchObject({ level: "some" });
  });

  it("is read only where everything that can be read is", () => {
    const two = [entry("a.read"), entry("b.read"), entry("b.update")];
    expect(level(two, "a.read")).toMatchObject({ level: "some", fill: "half" });
    expect(level(two, "a.read", "b.read")).toMatchObject({ level: "read", fill: "half" });
  });

  it("asks for what a slider sets, and of a group without sliders for what is not legacy", () => {
    const mixed = [entry("a.read"), entry("a.update"), entry("x.update", "full_access")];
    expect(level(mixed, "a.read", "a.update")).toMatchObject({ level: "full", held: 2, total: 3 });
    const billing = [
      entry("b.read", "billing"),
      entry("b.update", "billing"),
      entry("x.create", "legacy"),
    ];
    expect(level(billing, "b.read", "b.update")).toMatchObject({ level: "full" });
    expect(level(billing, "b.update")).toMatchObject({ level: "some" });
    const plain = [entry("f.update", "full_access"), entry("l.update", "legacy")];
    expect(level(plain, "f.update")).toMatchObject({ level: "full" });
    expect(level(plain, "l.update")).toMatchObject({ level: "some" });
    const old = [entry("l.read", "legacy"), entry("l.update", "legacy")];
    expect(level(old, "l.update")).toMatchObject({ level: "some" });
    expect(level(old, "l.read")).toMatchObject({ level: "read" });
  });

  it("counts a misspelt scope only where it is held, and never asks for it", () => {
    const misspelt = [entry("a.read"), entry("m.edit", "docs_only")];
    expect(level(misspelt, "a.read")).toMatchObject({ level: "read", held: 1, total: 1 });
    expect(level(misspelt, "a.read", "m.edit")).toMatchObject({ level: "full", held: 2, total: 2 });
  });

  it("is some where nothing of it is read by any call", () => {
    const only = [entry("a.update"), entry("m.read", "docs_only")];
    expect(level(only, "m.read")).toMatchObject({ level: "some", fill: "half" });
  });

  it("takes the older scope of Email Activity for the newer", () => {
    const activity = CATALOGUE.filter(({ group }) => group === "Email Activity");
    for (const scope of ["messages.read", "email_activity.read"]) {
      expect(level(activity, scope)).toMatchObject({ level: "read" });
    }
  });
});

it("has the console's words, and a count where the console has none", () => {
  const word = (of: Parameters<typeof levelWord>[0]["level"]) =>
    levelWord({ level: of, held: 2, total: 5 });
  expect([word("none"), word("read"), word("some"), word("full"), word("unknown")]).toEqual([
    "No Access",
    "Read Access",
    "Some access: 2 of 5",
    "Full Access",
    "Unknown",
  ]);
});
