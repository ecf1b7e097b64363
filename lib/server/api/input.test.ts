import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseOnBehalfOf } from "@/lib/audit/account";
import { CustomerAccountsQuery, SubusersQuery, TargetQuery } from "@/lib/contract/requests";
import { ApiFailure } from "../failure/api-failure";
import { apiKeyIdOf, queryOf } from "./input";

const asked = (query: URLSearchParams) => ({ url: `http://host/?${query}` });
const subuserPageOf = (query: URLSearchParams) => queryOf(SubusersQuery, asked(query));
const accountPageOf = (query: URLSearchParams) => queryOf(CustomerAccountsQuery, asked(query));
const targetOf = (account: string) =>
  queryOf(TargetQuery, asked(new URLSearchParams({ account }))).account;

const RUNS = { numRuns: 10_000 };

const SAFE = new Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

const isRefused = (read: () => unknown) => {
  try {
    read();
    return false;
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.code !== "invalid_input") throw error;
    return true;
  }
};

/** Text that tends to break out: pieces of paths, headers and queries, and any other text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("..", "/", "\\", "%2e", "%2f", "?", "#", "\0", "\r\n", "\n", " ", "@", ":"),
      fc.constantFrom("account-id ", "subuser:", "__proto__", "é", "\u0085", "\u200b", "a", "Z9-_"),
      fc.string({ unit: "binary", maxLength: 80 }),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(""));

describe("nothing passes that must not", () => {
  test("an api_key_id is letters, digits, - and _, 1 to 64 of them", () => {
    fc.assert(
      fc.property(hostile, (id) => {
        const isSafe = id !== "" && id.length <= 64 && Array.from(id).every((c) => SAFE.has(c));
        expect(isRefused(() => apiKeyIdOf(id))).toBe(!isSafe);
      }),
      RUNS,
    );
    expect(isRefused(() => apiKeyIdOf("a".repeat(64)))).toBe(false);
    expect(isRefused(() => apiKeyIdOf("a".repeat(65)))).toBe(true);
    for (const none of [undefined, null, 1, ["a"], {}]) {
      expect(isRefused(() => apiKeyIdOf(none))).toBe(true);
    }
  });

  test("an on-behalf-of is printable ASCII without a space at either end, at most 128", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const account = parseOnBehalfOf(value);
        if (account === null) return;
        const isPrintable = Array.from(value).every((c) => c >= " " && c <= "~");
        expect(isPrintable && value.trim() === value && value.length <= 128).toBe(true);
        if (account.kind === "account-id") expect(account.id).toMatch(/^[\w-]{1,64}$/);
        expect(account.kind === "account-id").toBe(value.startsWith("account-id "));
      }),
      RUNS,
    );
  });

  test("an account of the audit names one account in one way", () => {
    fc.assert(
      fc.property(fc.constantFrom("", "subuser:", "account-id:", "self"), hostile, (kind, rest) => {
        const value = kind + rest;
        if (isRefused(() => targetOf(value))) return;
        expect(value).toMatch(/^(self|all|subuser:[ -~]{1,128}|account-id:[\w-]{1,64})$/);
      }),
      RUNS,
    );
  });

  test("a number is whole and within its bounds, a cursor and a name hold nothing odd", () => {
    const query = fc.record({ limit: hostile, offset: hostile, username: hostile });
    fc.assert(
      fc.property(query, (values) => {
        const params = new URLSearchParams(values);
        if (!isRefused(() => subuserPageOf(params))) {
          const { limit = 0, offset = -1, username = "" } = subuserPageOf(params);
          expect(limit >= 1 && limit <= 500 && offset >= 0 && offset <= 1_000_000).toBe(true);
          expect(username).toMatch(/^[ -~]{1,128}$/);
        }
        if (!isRefused(() => accountPageOf(params))) {
          expect(accountPageOf(params).offset).toMatch(/^[\w-]{1,128}$/);
        }
      }),
      RUNS,
    );
  });
});

describe("what passes", () => {
  test("the ids, names and pages that SendGrid has", () => {
    expect(apiKeyIdOf("rGaWG-xBTHiBuhCLxWZ0Hg")).toBe("rGaWG-xBTHiBuhCLxWZ0Hg");
    expect(targetOf("all")).toBe("all");
    expect(targetOf("subuser:team: a@b")).toEqual({ kind: "subuser", username: "team: a@b" });
    expect(subuserPageOf(new URLSearchParams("limit=500&offset=0&username=a%20b"))).toEqual({
      limit: 500,
      offset: 0,
      username: "a b",
    });
  });

  test("what was not given is left out, so that SendGrid's defaults hold", () => {
    expect(subuserPageOf(new URLSearchParams())).toEqual({});
    expect(accountPageOf(new URLSearchParams())).toEqual({});
  });
});
