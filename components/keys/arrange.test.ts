import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleRows } from "@/components/filters/testing/sample-rows";
import { arrange, SORTS, type Sort } from "@/lib/audit/report/arrange";

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

  it("stand by what their accounts are called, whatever kind of account it is", () => {
    const called: Record<string, string> = { "id-1": "sg4f", "id-2": "acme", "id-3": "team" };
    const named = rows.map((row) => ({ ...row, accountName: called[row.key.api_key_id] ?? "b" }));
    const order = arrange(named, { sort: "account", descending: false });
    expect(order.map(({ accountName }) => accountName)).toEqual(["acme", "b", "sg4f", "team"]);
  });

  it("stand worst first, and keep what is not known last, whichever way they are sorted", () => {
    expect(ids("severity", true)).toEqual(["id-1", "id-2", "id-4", "id-3"]);
    expect(ids("scopes", false)).toEqual(["id-2", "id-1", "id-4", "id-3"]);
  });

  it("stand by when they last sent, none at all before all others, those not asked for last", () => {
    expect(ids("mail", false)).toEqual(["id-1", "id-4", "id-3", "id-2"]);
    expect(ids("mail", true)).toEqual(["id-4", "id-1", "id-3", "id-2"]);
  });

  it("stand by who answers for them, those of nobody last, whichever way they are sorted", () => {
    const owners: Record<string, string> = { "id-2": "ops", "id-3": "Billing" };
    const owned = rows.map((row) => {
      const owner = owners[row.key.api_key_id];
      const ownership = owner === undefined ? null : { owner, purpose: null, data: null };
      return { ...row, policy: { ownership } };
    });
    const order = (descending: boolean) =>
      arrange(owned, { sort: "owner", descending }).map(({ key }) => key.api_key_id);
    expect(order(false)).toEqual(["id-3", "id-2", "id-4", "id-1"]);
    expect(order(true)).toEqual(["id-2", "id-3", "id-4", "id-1"]);
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
