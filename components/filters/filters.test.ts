import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNKNOWN_GROUP } from "@/lib/audit/catalogue/catalogue";
import { keyRef } from "@/lib/audit/key-ref";
import type { KeyPolicy, PolicyOutcome } from "@/lib/audit/policy-outcome";
import { facetValues, facetWord } from "./facet-words";
import { FACETS, type Facet, tally } from "./facets";
import {
  asksForScopes,
  chipsOf,
  type Filters,
  NO_FILTERS,
  narrow,
  tightest,
  withoutChip,
} from "./filters";
import { keyRows } from "./key-row";
import { SAMPLE_FLEET, sampleRows } from "./testing/sample-rows";

const NONE = NO_FILTERS;
const rows = sampleRows();
const ids = (filters: Partial<Filters>) =>
  narrow(rows, { ...NONE, ...filters }).map(({ key }) => key.api_key_id);

describe("the filters", () => {
  it("find by name, by id and by scope", () => {
    expect(ids({ text: "NEWS" })).toEqual(["id-2"]);
    expect(ids({ text: "id-3" })).toEqual(["id-3"]);
    expect(ids({ text: "templates.read" })).toEqual(["id-1"]);
  });

  it("find by the account's name where there are several, and only there", () => {
    const label = "Globex Shop";
    const self = { account: "self", label, region: "global", disabled: false } as const;
    const accounts = new Map([["self", { ...self, status: "read", keys: 3 } as const]]);
    const found = (target: string) => {
      const rowsOf = keyRows({ ...SAMPLE_FLEET, accounts, target }, [], true);
      return narrow(rowsOf, { ...NONE, text: "globex" }).map(({ key }) => key.api_key_id);
    };
    expect(found("all")).toEqual(["id-1", "id-3", "id-4"]);
    expect(found("self")).toEqual([]);
  });

  it("find keys by what their history proves, and those without one", () => {
    expect(ids({ age: ["older"] })).toEqual(["id-1"]);
    expect(ids({ age: ["older", "perhaps"] })).toEqual(["id-1", "id-2"]);
    expect(ids({ age: ["unknown"] })).toEqual(["id-3", "id-4"]);
  });

  it("take values of one facet as alternatives, and facets together", () => {
    expect(ids({ effect: ["mint", "send"] })).toEqual(["id-1", "id-2"]);
    expect(ids({ effect: ["mint", "send"], account: ["subuser:b"] })).toEqual(["id-2"]);
    expect(ids({ group: [UNKNOWN_GROUP] })).toEqual(["id-2"]);
    expect(ids({ read: ["not-read"] })).toEqual(["id-3", "id-4"]);
    expect(ids({ severity: ["unknown"] })).toEqual(["id-3", "id-4"]);
  });

  it("name the filter whose loss brings most back", () => {
    const filters = { ...NONE, text: "c", type: ["billing"] };
    expect(tightest(rows, filters)).toEqual({ chip: { facet: "type", value: "billing" }, left: 3 });
    expect(tightest(rows, { ...NONE, text: "nobody" })?.left).toBe(rows.length);
    expect(tightest(rows, { ...NONE, text: "nobody", scope: ["x.y"] })).toBeNull();
  });

  it("are all gone when each chip is taken away", () => {
    const filters = { ...NONE, text: "a", type: ["custom", "billing"], rule: ["mints-keys"] };
    const bare = chipsOf(filters).reduce(withoutChip, filters as Filters);
    expect(bare).toEqual(NONE);
  });
});

describe("shapes", () => {
  const [mine = ""] = tally(rows, "shape").keys();

  it("narrow the list to the keys that hold exactly the same, flags of SendGrid's own aside", () => {
    expect(ids({ shape: [mine] })).toEqual(["id-1"]);
    expect(facetWord("shape", mine, SAMPLE_FLEET)).toBe("production alone, 4 scopes");
    expect(facetWord("shape", "gone", SAMPLE_FLEET)).toBe("a scope set that no key read here has");
  });

  it("never hold a key that is not read", () => {
    expect([...tally(rows, "shape").values()]).toEqual([1, 1]);
  });
});

describe("the last mail", () => {
  it("tells silent senders from those that were not asked for, and needs no scopes", () => {
    expect(ids({ mail: ["silent"] })).toEqual(["id-1"]);
    expect(ids({ mail: ["not_asked"] })).toEqual(["id-3"]);
    expect(asksForScopes({ ...NONE, mail: ["silent"] })).toBe(false);
    expect(facetWord("mail", "silent", SAMPLE_FLEET)).toBe("Silent senders");
  });

  it("says of each key that cannot be asked for why", () => {
    expect(ids({ mail: ["other-account"] })).toEqual(["id-2"]);
    expect(facetWord("mail", "other-account", SAMPLE_FLEET)).toBe("Other account");
  });
});

describe("the counts of a facet", () => {
  const values = new Map<Facet, string[]>(
    FACETS.map((facet) => [facet, [...tally(rows, facet).keys()]]),
  );
  const some = (facet: Facet) => {
    const all = values.get(facet) ?? [];
    return fc.subarray(all, { maxLength: Math.min(2, all.length) });
  };
  const anyFilters: fc.Arbitrary<Filters> = fc.record({
    text: fc.constantFrom("", "ci", "mail.send"),
    read: some("read"),
    type: some("type"),
    effect: some("effect"),
    severity: some("severity"),
    group: some("group"),
    scope: some("scope"),
    shape: some("shape"),
    account: some("account"),
    rule: some("rule"),
    mail: some("mail"),
    age: some("age"),
    owner: some("owner"),
    purpose: some("purpose"),
    data: some("data"),
  });

  it("say how many keys a value alone would show beside the other facets", () => {
    fc.assert(
      fc.property(anyFilters, fc.constantFrom(...FACETS), (filters, facet) => {
        const counts = tally(narrow(rows, filters, facet), facet);
        for (const value of values.get(facet) ?? []) {
          const shown = narrow(rows, { ...filters, [facet]: [value] }).length;
          expect(counts.get(value) ?? 0).toBe(shown);
        }
      }),
    );
  });

  it("have a word for each value that keys have", () => {
    for (const facet of FACETS) {
      const counts = tally(rows, facet);
      for (const value of counts.keys()) {
        expect(facetValues(facet, counts)).toContain(value);
        expect(facetWord(facet, value, SAMPLE_FLEET)).not.toBe("");
      }
    }
  });
});

const EMPTY_OUTCOME: PolicyOutcome = {
  file: "p.yml",
  hasOwners: true,
  keys: new Map(),
  rules: [],
  builtin: new Map(),
  waivers: [],
  voidElsewhere: new Map(),
  unmatched: [],
  totals: { keys: 4, failing: 0, unknown: 0, unread: 0, waived: 0, unowned: 1 },
  hashes: new Map(),
};

describe("what a policy says", () => {
  const policyOf = (owner: string | null): KeyPolicy => ({
    ownership: owner === null ? null : { owner, purpose: "Receipts", data: "recipients" },
    judged: [],
    waived: new Map(),
    voidWaivers: [],
  });
  const owners = { "id-1": "Zoë", "id-3": null, "id-4": "ops" };
  const keys = new Map(
    Object.entries(owners).map(([api_key_id, owner]) => [
      keyRef({ account: "self", api_key_id }),
      policyOf(owner),
    ]),
  );
  const policy = { ...EMPTY_OUTCOME, keys };
  const owned = keyRows(SAMPLE_FLEET, [], true, { nowMs: 9, policy });
  const found = (filters: Partial<Filters>) =>
    narrow(owned, { ...NONE, ...filters }).map(({ key }) => key.api_key_id);

  it("narrows the list by owner, purpose and data, and is found by its words", () => {
    expect(found({ owner: ["Zoë"] })).toEqual(["id-1"]);
    expect(found({ owner: ["unowned", "ops"] })).toEqual(["id-3", "id-4"]);
    expect(found({ purpose: ["Receipts"] })).toEqual(["id-1", "id-4"]);
    expect(found({ data: ["recipients"], text: "zoe" })).toEqual(["id-1"]);
    expect(facetWord("owner", "Zoë", SAMPLE_FLEET)).toBe("Zoë");
    expect(asksForScopes({ ...NONE, owner: ["ops"] })).toBe(false);
  });

  it("is in no list without a policy", () => {
    expect(ids({ owner: ["unowned"] })).toEqual([]);
  });

  it("offers the rules of a policy beside our own", () => {
    const counts = new Map([
      ["mints-keys", 1],
      ["policy:ours", 2],
    ]);
    expect(facetValues("rule", counts)).toEqual(["policy:ours", "mints-keys"]);
  });
});
