import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fleet } from "@/lib/audit/fleet";
import { emptyFleet } from "@/lib/audit/fleet-reducer";
import { arrange, SORTS } from "./arrange";
import { keyRows } from "./key-row";

const names = [
  { api_key_id: "id-1", name: "production" },
  { api_key_id: "id-2", name: "newsletter" },
  { api_key_id: "id-3", name: "ci 10" },
  { api_key_id: "id-4", name: "ci 9" },
];

const fleet: Fleet = {
  ...emptyFleet(),
  shapes: new Map([
    [0, ["api_keys.read", "mail.send", "templates.read"]],
    [1, ["mail.send"]],
  ]),
  keys: [
    { account: "self", api_key_id: "id-1", name: "production", shape: 0, readAtMs: 1 },
    { account: "self", api_key_id: "id-2", name: "newsletter", shape: 1, readAtMs: 1 },
    { account: "self", api_key_id: "id-3", name: "ci 10", shape: null, readAtMs: null },
    { account: "self", api_key_id: "id-4", name: "ci 9", shape: null, readAtMs: null },
  ],
  holes: [
    { account: "self", api_key_id: "id-3", code: "access_forbidden", status: 403, message: "no" },
  ],
};
const rows = keyRows(fleet, false);
const ids = (text: string, sort: (typeof SORTS)[number] = "name", descending = false) =>
  arrange(rows, { text, sort, descending }).map((row) => row.api_key_id);

describe("the rows of the list", () => {
  it("say what is on its way and what failed: neither is an absence", () => {
    expect(rows.map((row) => row.state)).toEqual(["read", "read", "unread", "waiting"]);
  });

  it("are unread, and no longer on their way, once the audit has stopped", () => {
    const stopped = keyRows(fleet, true);
    expect(stopped.map((row) => row.state)).toEqual(["read", "read", "unread", "unread"]);
  });

  it("are found by name, by id and by scope", () => {
    expect(ids("NEWS")).toEqual(["id-2"]);
    expect(ids("id-3")).toEqual(["id-3"]);
    expect(ids("templates.read")).toEqual(["id-1"]);
    expect(ids("mail.send")).toEqual(["id-2", "id-1"]);
  });

  it("sort names as a person does: ci 9 before ci 10", () => {
    expect(ids("ci")).toEqual(["id-4", "id-3"]);
  });

  it("keep what is not known last, whichever way they are sorted", () => {
    expect(ids("", "scopes", true)).toEqual(["id-1", "id-2", "id-4", "id-3"]);
    expect(ids("", "scopes", false)).toEqual(["id-2", "id-1", "id-4", "id-3"]);
  });

  it("lose nobody and invent nobody", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SORTS), fc.boolean(), (sort, descending) => {
        expect(ids("", sort, descending).sort()).toEqual(names.map((name) => name.api_key_id));
      }),
    );
  });
});
