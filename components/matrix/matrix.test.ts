import { describe, expect, it } from "vitest";
import { groupSlug } from "@/components/key/group-slug";
import { PRINT_LENGTH } from "@/lib/audit/catalogue/print";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { columnsOf } from "./columns";
import { matrixRows } from "./matrix-rows";
import { matrixSentence } from "./matrix-words";
import { shapeCells } from "./shape-cells";

const account = (id: string): AuditEvent => ({
  type: "account",
  account: id,
  label: id,
  region: "global",
  disabled: false,
  status: "read",
  keys: 2,
});
const key = (of: string, name: string, shape: number | null): AuditEvent => ({
  type: "key",
  account: of,
  api_key_id: `${name}-id`,
  name,
  shape,
  readAtMs: null,
});
const scopes = ["api_keys.read", "mail.send", "made_up.write"];

describe("the columns", () => {
  it("are the print's cells, and behind an open one its scopes", () => {
    expect(columnsOf(new Set(), [])).toHaveLength(PRINT_LENGTH);
    const ids = columnsOf(new Set([groupSlug("API Keys"), "nothing"]), []).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(["api-keys", "api_keys.create"]);
    expect(ids).toHaveLength(PRINT_LENGTH + 4);
  });

  it("show scopes the catalogue does not know under their own head", () => {
    const open = new Set([groupSlug("Not in our catalog")]);
    expect(columnsOf(open, ["made_up.write"]).at(-1)).toMatchObject({ id: "made_up.write" });
  });
});

describe("a key's cells", () => {
  const columns = columnsOf(new Set(["api-keys", "not-in-our-catalog"]), ["made_up.write"]);
  const cells = shapeCells(scopes, columns);
  const look = (id: string) => cells[columns.findIndex((column) => column.id === id)]?.look;

  it("are drawn as in its print", () => {
    expect(look("api-keys")).toMatch(/^m-half/);
    expect(look("api_keys.read")).toBe("m-half");
    expect(look("api_keys.create")).toBe("m-empty");
    expect(look("billing")).toBe("m-empty");
    expect(look("made_up.write")).toBe("m-unknown");
  });

  it("are all unknown while its scopes are not read", () => {
    const unread = shapeCells(null, columns);
    expect(new Set(unread.map((cell) => cell.look))).toEqual(new Set(["m-unknown"]));
    expect(new Set(unread.map((cell) => cell.rank))).toEqual(new Set([null]));
  });
});

describe("the rows", () => {
  const fleet = applyEvents(emptyFleet(), [
    account("subuser:b"),
    account("self"),
    { type: "shape", id: 0, scopes },
    key("self", "beta", 0),
    key("self", "alpha", null),
    key("subuser:b", "gamma", 0),
  ]);
  const names = (more: object = {}) =>
    matrixRows(fleet, { text: "", rankOf: null, descending: false, ...more }).map((row) =>
      row.kind === "account" ? row.account.account : row.key.name,
    );

  it("stand under their accounts, the parent first", () => {
    expect(names()).toEqual(["self", "alpha", "beta", "subuser:b", "gamma"]);
  });

  it("put what is not known last, whichever way a column sorts", () => {
    const rankOf = ({ shape }: FleetKey) => (shape === null ? null : 1);
    expect(names({ rankOf })).toEqual(["self", "beta", "alpha", "subuser:b", "gamma"]);
    expect(names({ rankOf, descending: true }).slice(1, 3)).toEqual(["beta", "alpha"]);
  });

  it("are found by a scope, and an account without a match is not shown", () => {
    expect(names({ text: "MADE_UP" })).toEqual(["self", "beta", "subuser:b", "gamma"]);
    expect(names({ text: "gamma" })).toEqual(["subuser:b", "gamma"]);
  });
});

it("says that accounts are not read beside what it says of the others", () => {
  const fleet = applyEvents(emptyFleet("all"), [
    account("self"),
    { type: "shape", id: 0, scopes },
    key("self", "one", 0),
    {
      type: "account",
      account: "subuser:b",
      label: "b",
      region: "global",
      disabled: false,
      status: "failed",
      keys: null,
    },
  ]);
  expect(matrixSentence(fleet, true)).toBe(
    "1 key with 1 scope set. 1 account could not be read, so its keys are unknown.",
  );
});
