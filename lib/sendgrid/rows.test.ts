import { describe, expect, test } from "vitest";
import { SELF } from "@/lib/audit/account";
import { getListedApiKey, listApiKeys } from "./api-keys";
import { regionOf } from "./region";
import {
  getAllSubusers,
  getCustomerAccounts,
  listCustomerAccounts,
  listSubusers,
} from "./subusers";
import { against } from "./testing/against";

const SOUND = { id: 1, username: "sound", email: "a@b.example", region: "eu", disabled: true };

describe("a subuser", () => {
  test.each([
    [{ email: null }, {}],
    [{ email: 17 }, {}],
    [{ region: null }, { region: null }],
    [{ region: "EU" }, { region: "eu" }],
    [{ region: "mars" }, { region: null }],
    [{ disabled: null }, { disabled: false }],
    [{ id: "17" }, { id: 17 }],
    [{ id: null }, {}],
    [{ id: undefined }, {}],
  ])("with %j is read, and so are the others", async (odd, shown) => {
    const { sg } = await against(({ url }) => ({
      body:
        url.searchParams.get("offset") === "0"
          ? [SOUND, { ...SOUND, username: "odd", ...odd }]
          : [],
    }));
    const { rows, odd: nameless, failure } = await listSubusers(sg);
    expect(rows).toMatchObject([SOUND, { username: "odd", ...shown }]);
    expect([rows.length, nameless, failure]).toEqual([2, 0, null]);
  });

  test("whose region is unknown is asked for where the key itself lives", async () => {
    const { sg } = await against(() => ({ body: [{ username: "far", region: "mars" }] }));
    await listSubusers(sg);
    expect(await regionOf(sg, { kind: "subuser", username: "far" })).toBe("global");
  });

  test.each([
    { username: null },
    { username: 17 },
    { username: "" },
    { username: "a\0b" },
    null,
    "x",
  ])("as %j is one that nobody can name, and the others are read", async (odd) => {
    const row = typeof odd === "object" && odd !== null ? { ...SOUND, ...odd } : odd;
    const { sg } = await against(() => ({ body: [row, SOUND, row] }));
    const { rows, odd: nameless, failure } = await listSubusers(sg);
    expect(rows).toMatchObject([SOUND]);
    expect([nameless, failure]).toEqual([2, null]);
    expect((await getAllSubusers(sg)).map(({ username }) => username)).toEqual([
      "sound",
      null,
      null,
    ]);
  });
});

describe("a key", () => {
  const list = (...result: unknown[]) => against(() => ({ body: { result } }));

  test.each([17, null, undefined, "", "a/b", "a\0b", "\ud800", { id: 1 }])(
    "with %j for an id is listed, and cannot be asked for",
    async (api_key_id) => {
      const { sg, asked } = await list(
        { api_key_id: "good", name: "b" },
        { api_key_id, name: "a" },
        { api_key_id, name: "a" },
      );
      const keys = await listApiKeys(sg, SELF);
      expect(keys).toEqual([
        { api_key_id: "?1", name: "a" },
        { api_key_id: "?2", name: "a" },
        { api_key_id: "good", name: "b" },
      ]);
      await expect(getListedApiKey(sg, SELF, "?1")).rejects.toMatchObject({
        kind: "unreadable",
        sentence: "SendGrid listed this key without a usable ID, so its scopes cannot be read.",
      });
      expect(asked).toHaveLength(1);
    },
  );

  test("with an odd name has none, and one that is nothing at all is still counted", async () => {
    const { sg } = await list({ api_key_id: "k", name: 17 }, null, 5);
    expect(await listApiKeys(sg, SELF)).toEqual([
      { api_key_id: "?1", name: "" },
      { api_key_id: "?2", name: "" },
      { api_key_id: "k", name: "" },
    ]);
  });

  test("without an id is told once, however often its page comes", async () => {
    const { sg } = await against(() => ({
      body: { result: [{ name: "a" }, { name: "b" }, { api_key_id: "k", name: "c" }] },
      link: '</v3/api_keys?offset=3>; rel="next"',
    }));
    expect(await listApiKeys(sg, SELF)).toHaveLength(3);
  });

  test("nested without end costs none of the others", async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 2_000; level += 1) deep = [deep];
    const { sg } = await list({ api_key_id: deep }, { api_key_id: "good", name: "n" });
    expect(await listApiKeys(sg, SELF)).toHaveLength(2);
  });
});

test("a customer account without an id is one that nobody can name", async () => {
  const accounts = [{ id: null }, { id: "sg1", created_at: 5 }];
  const { sg } = await against(() => ({ body: { accounts, pages: { last: null } } }));
  expect(await listCustomerAccounts(sg)).toMatchObject({ rows: [{ id: "sg1" }], odd: 1 });
  expect(await getCustomerAccounts(sg, {})).toMatchObject({
    accounts: [{ id: null }, { id: "sg1" }],
  });
});
