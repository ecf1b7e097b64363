import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readList } from "../../../scripts/catalogue.mjs";
import { CATALOGUE, GROUPS, groupOf, scopeEntry, splitScopes, UNKNOWN_GROUP } from "./catalogue";
import { SCOPE_NOUNS } from "./nouns";
import { scopeSentence } from "./sentence";
import { CATALOGUE_VERSION } from "./version";

/** The reviewed list that the table is generated from, with the public sources of every scope. */
const CSV = readFileSync(fileURLToPath(new URL("./scopes.csv", import.meta.url)), "utf8");
const LIST = readList(CSV).map(
  ({ scope = "", group = "", subgroup = "", access = "", kind = "", ...row }) => {
    return { scope, group, subgroup, access, kind, core: row.full_access_core, twin: row.twin };
  },
);

describe("the catalogue", () => {
  it("is the reviewed list: every scope once, in its order, with its access, kind and core", () => {
    type Row = { scope: string; subgroup: string | null; access: string; kind: string };
    const row = ({ scope, subgroup, access, kind }: Row) => [scope, subgroup, access, kind].join();
    expect(CATALOGUE.map(row)).toEqual(LIST.map(row));
    expect(CATALOGUE).toHaveLength(287);
    expect(
      CATALOGUE.filter((entry) => entry.core)
        .map((entry) => entry.scope)
        .sort(),
    ).toEqual(
      LIST.filter((row) => row.core === "yes")
        .map((row) => row.scope)
        .sort(),
    );
    const isTwin = ({ twin }: { twin: boolean | string | undefined }) =>
      [true, "yes"].includes(twin ?? false);
    expect(CATALOGUE.filter(isTwin).map(({ scope }) => scope)).toEqual(
      LIST.filter(isTwin).map(({ scope }) => scope),
    );
  });

  it("names its version: the list's own hash, so that a change of the list is a change of the version", () => {
    expect(createHash("sha256").update(CSV).digest("hex")).toBe(CATALOGUE_VERSION.sha256);
    expect(CATALOGUE_VERSION.scopes).toBe(LIST.length);
  });

  it("puts every scope in exactly one group, and keeps the list's groups but for the login's own", () => {
    expect(new Set(GROUPS).size).toBe(GROUPS.length);
    for (const { scope, group, kind } of LIST) {
      const ours = groupOf(scope);
      if (kind === "pseudo") expect(ours).toBe("Set by SendGrid");
      else if (ours === "Account Identity") expect(group).toBe("User Account");
      else expect(ours).toBe(group);
      if (kind !== "pseudo") expect(GROUPS.filter((name) => name === ours)).toHaveLength(1);
    }
  });

  it("has the console's groups in the console's order, then Billing and what only Full Access has", () => {
    const at = (name: string) => GROUPS.indexOf(name);
    const console = GROUPS.slice(0, at("Billing"));
    expect(console).toEqual([...console].sort((a, b) => (a < b ? -1 : 1)));
    expect(GROUPS[0]).toBe("API Keys");
    expect(console.at(-1)).toBe("User Account");
    expect(at("Teammates")).toBeGreaterThan(at("Billing"));
  });

  it("takes marketing.read for what it is: a write", () => {
    expect(scopeEntry("marketing.read")?.access).toBe("write");
  });

  it("has a sentence for every scope, from a noun that is used", () => {
    for (const { scope } of CATALOGUE) {
      expect(scopeSentence(scope)).toMatch(/^[A-Z].*\.$/);
      expect(scopeSentence(scope)).not.toContain(scope);
    }
    const prefixes = new Set(CATALOGUE.map(({ scope }) => scope.slice(0, scope.lastIndexOf("."))));
    for (const prefix of Object.keys(SCOPE_NOUNS)) expect(prefixes).toContain(prefix);
    expect(scopeSentence("brand.new.scope")).toContain("cannot say");
  });

  it("never drops a scope: granted and set by SendGrid together are the whole set", () => {
    const anyScope = fc.oneof(fc.constantFrom(...CATALOGUE.map((e) => e.scope)), fc.string());
    fc.assert(
      fc.property(fc.array(anyScope), (scopes) => {
        const { real, pseudo, unknown } = splitScopes(scopes);
        expect([...real, ...pseudo].sort()).toEqual([...new Set(scopes)].sort());
        expect(unknown).toEqual(real.filter((scope) => groupOf(scope) === UNKNOWN_GROUP));
      }),
    );
  });
});
