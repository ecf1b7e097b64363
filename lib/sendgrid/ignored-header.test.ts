import { describe, expect, test } from "vitest";
import { type Account, SELF } from "@/lib/audit/account";
import { getApiKey, listApiKeys } from "./api-keys";
import { ownKeyIdOf } from "./credential";
import { getScopes } from "./scopes";
import { against } from "./testing/against";
import { optionsOf, sandboxed } from "./testing/sandboxed";

const sandbox = sandboxed();
const SUB: Account = { kind: "subuser", username: "ignored-one" };
const IGNORED = { kind: "unreadable", message: expect.stringContaining("header was ignored") };
const SCOPES = ["api_keys.read", "mail.send"];

const named = (id: string) => ({ api_key_id: id, name: id });

/** A parent with the key `own` and a subuser with `theirs`. @param ignores paths that ignore the header */
function host(ignores: RegExp, ofParent = SCOPES, ofSubuser = SCOPES) {
  return against(({ url, onBehalfOf }) => {
    const isOwn = onBehalfOf === "" || ignores.test(url.pathname);
    const id = isOwn ? "own" : "theirs";
    const key = named(id);
    if (url.pathname === "/v3/scopes") return { body: { scopes: isOwn ? ofParent : ofSubuser } };
    if (url.pathname === "/v3/api_keys") return { body: { result: [key] } };
    if (url.pathname === `/v3/api_keys/${id}`) return { body: { ...key, scopes: SCOPES } };
    return { body: [], status: url.pathname === "/v3/subusers" ? 200 : 404 };
  });
}

describe("a key", () => {
  test("of the parent is never told as a subuser's", async () => {
    const { credential } = sandbox.clone("ignored-header");
    const sg = { credential, options: optionsOf() };
    for (const { api_key_id } of await listApiKeys(sg, SELF)) {
      await expect(getApiKey(sg, SUB, api_key_id)).rejects.toMatchObject(IGNORED);
    }
  });

  test("nor where the list alone looks at the header", async () => {
    const { sg } = await host(/api_keys\/./);
    expect(await listApiKeys(sg, SUB)).toMatchObject([{ api_key_id: "theirs" }]);
    await expect(getApiKey(sg, SUB, "own")).rejects.toMatchObject(IGNORED);
  });

  test("of the subuser is told", async () => {
    const { sg } = await host(/^$/);
    expect(await getApiKey(sg, SUB, "theirs")).toMatchObject({ api_key_id: "theirs" });
  });
});

describe("a key that the parent made after its list was read", () => {
  /** A parent whose keys change. @param heeds whether its host honors the header */
  async function changing({ heeds }: { heeds: boolean }) {
    const keys = [named("old")];
    const parent = await against(({ url, onBehalfOf }) => {
      const seen = heeds && onBehalfOf !== "" ? [named("theirs")] : keys;
      const one = seen.find(({ api_key_id }) => url.pathname === `/v3/api_keys/${api_key_id}`);
      if (one !== undefined) return { body: { ...one, scopes: SCOPES } };
      return { body: url.pathname === "/v3/api_keys" ? { result: seen } : [] };
    });
    return { ...parent, keys, ownKey: named(ownKeyIdOf(parent.sg.credential)) };
  }

  test("is not told as a subuser's", async () => {
    const { sg, keys, ownKey } = await changing({ heeds: false });
    keys.push(ownKey);
    await listApiKeys(sg, SELF);
    keys.push(named("new"));
    await expect(getApiKey(sg, SUB, "new")).rejects.toMatchObject(IGNORED);
  });

  test("nor in a list that has none of those that were read", async () => {
    const { sg, keys } = await changing({ heeds: false });
    await listApiKeys(sg, SELF);
    keys.splice(0, 1, named("new"));
    await expect(listApiKeys(sg, SUB)).rejects.toMatchObject(IGNORED);
  });

  test("costs the lists of subusers no call, nor the keys on them", async () => {
    const { sg, keys, ownKey, asked } = await changing({ heeds: true });
    keys.push(ownKey);
    await listApiKeys(sg, SELF);
    await listApiKeys(sg, SUB);
    await getApiKey(sg, SUB, "theirs");
    await listApiKeys(sg, SUB);
    const lists = asked.filter((path) => path.startsWith("/v3/api_keys?"));
    expect(lists).toHaveLength(3);
  });
});

describe("scopes", () => {
  test("of the parent are never told as a subuser's", async () => {
    const { credential } = sandbox.clone("ignored-header");
    const sg = { credential, options: optionsOf() };
    expect((await getScopes(sg, SELF)).length).toBeGreaterThan(0);
    await expect(getScopes(sg, SUB)).rejects.toMatchObject(IGNORED);
  });

  test("that are the parent's, of a key without what only parents have, are not either", async () => {
    const { sg } = await host(/./);
    await expect(getScopes(sg, SUB)).rejects.toMatchObject(IGNORED);
  });

  test("nor where all but the scopes look at the header, and only a parent can have them", async () => {
    const { sg } = await host(/scopes/, [...SCOPES, "subusers.read"]);
    await expect(getScopes(sg, SUB)).rejects.toMatchObject(IGNORED);
  });

  test("of a subuser are told, those that are the parent's too and those that are not", async () => {
    expect(await getScopes((await host(/^$/)).sg, SUB)).toEqual(SCOPES);
    const fewer = await host(/^$/, SCOPES, ["mail.send"]);
    expect(await getScopes(fewer.sg, SUB)).toEqual(["mail.send"]);
  });
});
