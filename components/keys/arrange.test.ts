import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange, SORTS, type Sort } from "./arrange";
import { sampleRows } from "./testing/sample-rows";

const rows = sampleRows();
const ids = (sort: Sort, descending: boolean) =>
  arrange(rows, { sort, descending }).map(({ key }) => key.api_key_id);

describe("the rows of the list", () => {
  it("say what is on its way and what failed: neither is an absence", () => {
    expect(rows.map((row) => row.state)).toEqual(["read", "read", "unread", "waiting"]);
    expect(rows.map((row) => row.severity)).toEqual(["high", "medium", "unknown", "unknown"]);
  });

  it("are unread, and no longer on their way, once the audit has stopped", () => {
    expect(sampleRows(true).map((row) => row.state)).toEqual(["read", "read", "unread", "unread"]);
  });

  it("sort names as a person does: ci 9 before ci 10", () => {
    expect(ids("name", false)).toEqual(["id-4", "id-3", "id-2", "id-1"]);
  });

  it("stand worst first, and keep what is not known last, whichever way they are sorted", () => {
    expect(ids("severity", true)).toEqual(["id-1", "id-2", "id-4", "id-3"]);
    expect(ids("scopes", false)).toEqual(["id-2", "id-1", "id-4", "id-3"]);
  });

  it("lose nobody and invent nobody", () => {
    const all = rows.map(({ key }) => key.api_key_id).sort();
    fc.assert(
      fc.property(fc.constantFrom(...SORTS), fc.boolean(), (sort, descending) => {
        expect(ids(sort, descending).sort()).toEqual(all);
      }),
    );
  });
});
