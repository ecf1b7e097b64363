import { describe, expect, test } from "vitest";
import { getScopesOfLiving } from "./scopes";
import { against } from "./testing/against";
import { errorOf } from "./testing/sandboxed";

type Said = { status?: number; body?: unknown };
const KEYS = { result: [{ api_key_id: "own", name: "own" }] };

/** A host with these answers for the scopes and for the list of keys. */
const host = (scopes: Said, keys: Said) =>
  against(({ url }) => ({ body: {}, ...(url.pathname === "/v3/scopes" ? scopes : keys) }));

const ODD: readonly (readonly [string, Said])[] = [
  ["400", { status: 400 }],
  ["404", { status: 404 }],
  ["405", { status: 405 }],
  ["another shape", { body: { scopes: "all" } }],
];

describe.each(ODD)("a sign-in whose scopes are answered with %s", (_what, scopes) => {
  test("goes by the list of keys: one that is told, or refused, takes a living key", async () => {
    const { sg, asked } = await host(scopes, { body: KEYS });
    expect(await getScopesOfLiving(sg)).toBeNull();
    expect(asked).toEqual(["/v3/scopes", "/v3/api_keys?limit=1"]);
    expect(await getScopesOfLiving((await host(scopes, { status: 403 })).sg)).toBeNull();
  });

  test("is of a dead key where the list says so", async () => {
    const { sg } = await host(scopes, { status: 401 });
    expect((await errorOf(getScopesOfLiving(sg))).kind).toBe("rejected");
  });

  test("fails as it did where the list proves nothing either", async () => {
    for (const keys of [scopes, { status: 404 }, { body: "<html>" }]) {
      const { sg } = await host(scopes, keys);
      const error = await errorOf(getScopesOfLiving(sg));
      expect(error).toMatchObject({ path: "/v3/scopes" });
      expect(["not_found", "unreadable"]).toContain(error.kind);
    }
  });
});

test.each([
  [401, "rejected"],
  [500, "failed"],
] as const)("a %s of the scopes is final: the list is not asked for", async (status, kind) => {
  const { sg, asked } = await host({ status }, { body: KEYS });
  expect((await errorOf(getScopesOfLiving(sg))).kind).toBe(kind);
  expect(new Set(asked)).toEqual(new Set(["/v3/scopes"]));
});
