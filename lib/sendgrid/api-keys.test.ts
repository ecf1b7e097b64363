import { describe, expect, test } from "vitest";
import { type Account, SELF } from "@/lib/audit/account";
import { getApiKey, listApiKeys } from "./api-keys";
import { against } from "./testing/against";
import { optionsOf, type SandboxedKey, sandboxed } from "./testing/sandboxed";

const sandbox = sandboxed();
const sgOf = ({ credential }: SandboxedKey) => ({ credential, options: optionsOf() });

const named = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    api_key_id: `id-${from + index}`,
    name: `name ${from + index}`,
  }));

describe("the list", () => {
  test("is sorted by name then id, each key once, a missing name empty", async () => {
    const result = [
      { api_key_id: "c", name: "b" },
      { api_key_id: "b", name: "b", scope_set_id: "unknown field" },
      { api_key_id: "c", name: "b" },
      { api_key_id: "z" },
      { api_key_id: "y", name: null },
      { api_key_id: "a", name: "B" },
    ];
    const { sg } = await against(() => ({ body: { result } }));
    expect(await listApiKeys(sg, SELF)).toEqual([
      { api_key_id: "y", name: "" },
      { api_key_id: "z", name: "" },
      { api_key_id: "a", name: "B" },
      { api_key_id: "b", name: "b" },
      { api_key_id: "c", name: "b" },
    ]);
  });

  test("follows Link in pages of any size, and stops at the last", async () => {
    const { sg, asked } = await against(({ url }) => {
      const offset = Number(url.searchParams.get("offset") ?? 0);
      const link = `<${url.pathname}?limit=3&offset=${offset + 3}>; rel="next"`;
      return {
        body: { result: named(offset, Math.min(8, offset + 3)) },
        link: offset < 6 ? link : "",
      };
    });
    expect(await listApiKeys(sg, SELF)).toHaveLength(8);
    expect(asked).toEqual([
      "/v3/api_keys?limit=100",
      "/v3/api_keys?limit=100&offset=3",
      "/v3/api_keys?limit=100&offset=6",
    ]);
  });

  test("asks on after a full page that has no Link", async () => {
    const { sg, asked } = await against(({ url }) => {
      const offset = Number(url.searchParams.get("offset") ?? 0);
      return { body: { result: named(offset, Math.min(150, offset + 100)) } };
    });
    expect(await listApiKeys(sg, SELF)).toHaveLength(150);
    expect(asked).toHaveLength(2);
  });

  test("ends when pages bring nobody new, whatever Link says", async () => {
    const { sg, asked } = await against(({ url }) => ({
      body: { result: named(0, 3) },
      link: `<${url.pathname}?offset=1>; rel="next"`,
    }));
    expect(await listApiKeys(sg, SELF)).toHaveLength(3);
    expect(asked).toHaveLength(2);
  });

  test("is unknown, should its pages never end: never the 50 that were asked for", async () => {
    const { sg, asked } = await against(({ url }) => {
      const offset = Number(url.searchParams.get("offset") ?? 0);
      const link = `<${url.pathname}?offset=${offset + 1}>; rel="next"`;
      return { body: { result: named(offset, offset + 1) }, link };
    });
    await expect(listApiKeys(sg, SELF)).rejects.toMatchObject({ kind: "unreadable" });
    expect(asked).toHaveLength(50);
  });
});

describe("an id", () => {
  test.each(["a/b", "../user", "a?b", "", "a".repeat(65), "é"])(
    "%j of a list leads to no address",
    async (id) => {
      const { sg, asked } = await against(() => ({ body: { api_key_id: id, scopes: [] } }));
      await expect(getApiKey(sg, SELF, id)).rejects.toMatchObject({ kind: "unreadable" });
      expect(asked).toEqual([]);
    },
  );
});

describe("a key", () => {
  const FLAT = { api_key_id: "k", name: "n", scopes: ["mail.send", "unheard.of"], extra: 1 };
  const KEY = { api_key_id: "k", name: "n", scopes: ["mail.send", "unheard.of"] };

  test.each([
    ["flat", FLAT],
    ["in a list", { result: [{ ...FLAT, api_key_id: "another" }, FLAT] }],
    ["wrapped", { result: FLAT }],
  ])("%s: read, unknown scopes kept, unknown fields ignored", async (_form, body) => {
    const { sg } = await against(() => ({ body }));
    expect(await getApiKey(sg, SELF, "k")).toEqual(KEY);
  });

  test("with an empty list of scopes has none; without one it is unreadable", async () => {
    const empty = await against(() => ({ body: { ...FLAT, scopes: [] } }));
    expect(await getApiKey(empty.sg, SELF, "k")).toEqual({ ...KEY, scopes: [] });
    for (const body of [
      { ...FLAT, scopes: undefined },
      { ...FLAT, scopes: null },
      { ...FLAT, scopes: "mail.send" },
      { ...FLAT, scopes: [1] },
      { result: [] },
      { ...FLAT, api_key_id: "another" },
      { errors: [{ message: "access forbidden" }] },
    ]) {
      const { sg } = await against(() => ({ body }));
      await expect(getApiKey(sg, SELF, "k")).rejects.toMatchObject({ kind: "unreadable" });
    }
  });

  test("of the documented shape, as the sandbox serves it", async () => {
    const sg = sgOf(sandbox.clone("docs-shape"));
    for (const { api_key_id, name } of await listApiKeys(sg, SELF)) {
      const key = await getApiKey(sg, SELF, api_key_id);
      expect(key).toMatchObject({ api_key_id, name });
      expect(key.scopes.length).toBeGreaterThan(0);
    }
  });

  test("of a customer account", async () => {
    const sg = sgOf(sandbox.clone("acme"));
    const account: Account = { kind: "account-id", id: "sg4f1c0a9be27d4836a5d1e6f70b8c92aa" };
    const [first] = await listApiKeys(sg, account);
    expect(await getApiKey(sg, account, first?.api_key_id ?? "")).toMatchObject({ ...first });
  });
});
