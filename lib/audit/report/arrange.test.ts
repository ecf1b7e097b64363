import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { analyse } from "../effects/analyse";
import type { Severity } from "../findings/rules";
import type { LastMail } from "../last-mail/last-mail";
import { arrange, isOfScopes, SORTS, type Sort } from "./arrange";

type Facts = {
  name?: string;
  account?: string;
  scopes?: readonly string[] | null;
  severity?: Severity | null;
  lastMail?: LastMail;
};

/** A row for a key with this id, and with this name too unless it has another. */
function row(id: string, facts: Facts = {}) {
  const { name = id, account = "self", scopes = [], severity = null, lastMail = null } = facts;
  return {
    key: { account, api_key_id: id, name, shape: null, readAtMs: null },
    severity,
    analysis: scopes === null ? null : analyse(scopes),
    lastMail,
  };
}

const ids = (rows: readonly ReturnType<typeof row>[], sort: Sort, descending = false) =>
  arrange(rows, { sort, descending }).map(({ key }) => key.api_key_id);

/** Expects a sort to give this order whatever order the rows come in, and the reverse when turned around. */
function expectOrder(sort: Sort, rows: readonly ReturnType<typeof row>[]) {
  const expected = rows.map(({ key }) => key.api_key_id);
  expect(ids(rows.toReversed(), sort)).toEqual(expected);
  expect(ids(rows, sort, true)).toEqual(expected.toReversed());
}

const core = (kind?: string) =>
  CATALOGUE.filter((one) => one.core && (kind === undefined || one.kind === kind)).map(
    ({ scope }) => scope,
  );

describe("rows in an order", () => {
  it("of their types are those that may least first", () => {
    expectOrder("type", [
      row("e"),
      row("d", { scopes: ["billing.read"] }),
      row("c", { scopes: ["mail.send"] }),
      row("b", { scopes: core("custom") }),
      row("a", { scopes: core() }),
    ]);
  });

  it("of their scopes are by how many, without what SendGrid sets by itself", () => {
    expectOrder("scopes", [
      row("c", { scopes: ["2fa_required"] }),
      row("b", { scopes: ["mail.send"] }),
      row("a", { scopes: ["stats.read", "templates.read"] }),
    ]);
  });

  it("of severity are by the worst finding, then by exposure", () => {
    const [little, much] = [["stats.read"], ["api_keys.create", "mail.send"]];
    expectOrder("severity", [
      row("e", { scopes: little }),
      row("d", { scopes: much }),
      row("c", { scopes: much, severity: "info" }),
      row("b", { scopes: little, severity: "high" }),
      row("a", { scopes: little, severity: "critical" }),
    ]);
  });

  it("of exposure are by exposure, then by the worst finding", () => {
    const [little, much] = [["stats.read"], ["api_keys.create", "mail.send"]];
    expectOrder("exposure", [
      row("d", { scopes: little, severity: "critical" }),
      row("c", { scopes: much }),
      row("b", { scopes: much, severity: "low" }),
      row("a", { scopes: much, severity: "high" }),
    ]);
  });

  it("of names are as a person sorts, of accounts likewise", () => {
    const names = ["Alpha", "beta", "ci 9", "CI 10", "ci 10b", "ci 110"];
    expectOrder(
      "name",
      names.map((name, at) => row(`${9 - at}`, { name })),
    );
    const accounts = ["self", "subuser:a9", "subuser:A10"];
    expectOrder(
      "account",
      accounts.map((account, at) => row(`${9 - at}`, { account })),
    );
  });

  it("of last mail are those that sent none first, then those of whose time nothing is known", () => {
    const askedAtMs = 9;
    expectOrder("mail", [
      row("d", { lastMail: { state: "silent", askedAtMs } }),
      row("c", { lastMail: { state: "sent", lastEventMs: null, askedAtMs } }),
      row("b", { lastMail: { state: "sent", lastEventMs: 5, askedAtMs } }),
      row("a", { lastMail: { state: "sent", lastEventMs: 7, askedAtMs } }),
    ]);
  });

  it.each([true, false])(
    "have what is not known last, and ties by name, account and id (descending: %s)",
    (descending) => {
      const rows = [
        row("8", { name: "B", scopes: null }),
        row("7", { name: "a", scopes: null }),
        row("6", { name: "b", account: "subuser:x" }),
        row("5", { name: "B" }),
        row("4", { name: "b" }),
        row("3", { name: "a" }),
      ];
      for (const sort of ["severity", "type", "scopes", "exposure"] as const) {
        expect(ids(rows, sort, descending)).toEqual(["3", "4", "5", "6", "7", "8"]);
      }
      const lastMail = { state: "cannot_ask", reason: "", askedAtMs: 1 } as const;
      const asked = row("9", { lastMail: { state: "silent", askedAtMs: 1 } });
      expect(ids([row("2", { lastMail }), row("1"), asked], "mail", descending)).toEqual([
        "9",
        "1",
        "2",
      ]);
    },
  );

  it("come from scopes, but for words", () => {
    const words = ["name", "account", "owner", "purpose", "data"];
    expect(SORTS.filter((sort) => !isOfScopes(sort))).toEqual(words);
  });
});
