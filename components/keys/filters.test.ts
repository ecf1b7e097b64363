import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facetValues, facetWord } from "./facet-words";
import { FACETS, type Facet, tally } from "./facets";
import { chipsOf, type Filters, narrow, tightest, withoutChip } from "./filters";
import { SAMPLE_FLEET, sampleRows } from "./testing/sample-rows";

const NONE: Filters = {
  text: "",
  view: [],
  read: [],
  type: [],
  effect: [],
  severity: [],
  group: [],
  scope: [],
  shape: [],
  account: [],
  rule: [],
};
const rows = sampleRows();
const ids = (filters: Partial<Filters>) =>
  narrow(rows, { ...NONE, ...filters }).map(({ key }) => key.api_key_id);

describe("the filters", () => {
  it("find by name, by id and by scope", () => {
    expect(ids({ text: "NEWS" })).toEqual(["id-2"]);
    expect(ids({ text: "id-3" })).toEqual(["id-3"]);
    expect(ids({ text: "templates.read" })).toEqual(["id-1"]);
  });

  it("take values of one facet as alternatives, and facets together", () => {
    expect(ids({ effect: ["mint", "send"] })).toEqual(["id-1", "id-2"]);
    expect(ids({ effect: ["mint", "send"], account: ["subuser:b"] })).toEqual(["id-2"]);
    expect(ids({ view: ["unknown-scopes"] })).toEqual(["id-2"]);
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
    expect(facetWord("shape", "gone", SAMPLE_FLEET)).toBe("a shape that no key read here has");
  });

  it("never hold a key that is not read", () => {
    expect([...tally(rows, "shape").values()]).toEqual([1, 1]);
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
    view: some("view"),
    read: some("read"),
    type: some("type"),
    effect: some("effect"),
    severity: some("severity"),
    group: some("group"),
    scope: some("scope"),
    shape: some("shape"),
    account: some("account"),
    rule: some("rule"),
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
