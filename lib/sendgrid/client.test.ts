import { describe, expect, test } from "vitest";
import type { Account } from "@/lib/audit/account";
import { getApiKey, listApiKeys } from "./api-keys";
import { getSubusers, listSubusers } from "./subusers";
import { errorOf, optionsOf, type SandboxedKey, sandboxed } from "./testing/sandboxed";

const sandbox = sandboxed();
const EU: Account = { kind: "subuser", username: "acme-eu-marketing" };
const GLOBAL: Account = { kind: "subuser", username: "acme-marketing" };

const sgOf = ({ credential }: SandboxedKey) => ({ credential, options: optionsOf() });
const callsOf = (key: SandboxedKey) =>
  key.calls().map(({ host, path, status }) => `${host} ${path.split("?")[0]} ${status}`);

describe("on behalf of", () => {
  test("a subuser's region is asked for once, and its host kept to", async () => {
    const key = sandbox.clone("acme");
    const sg = sgOf(key);
    const [first] = await listApiKeys(sg, EU);
    await getApiKey(sg, EU, first?.api_key_id ?? "");
    expect(callsOf(key)).toEqual([
      "global /v3/subusers 200",
      "eu /v3/api_keys 200",
      // The parent's own list, once: it proves that the host did not ignore the header.
      "global /v3/api_keys 200",
      expect.stringMatching(/^eu \/v3\/api_keys\/[\w-]{22} 200$/),
    ]);
  });

  test("a listed subuser's region is known without asking", async () => {
    const key = sandbox.clone("acme");
    await getSubusers(sgOf(key), {});
    await listApiKeys(sgOf(key), EU);
    expect(callsOf(key)).toContain("eu /v3/api_keys 200");
    expect(callsOf(key).filter((call) => call.includes("subusers"))).toHaveLength(1);
  });

  test("where the region cannot be learned, a refusal is tried once on the other host, and that is remembered", async () => {
    const key = sandbox.clone("acme", {
      faults: [{ kind: "status", status: 403, match: "/v3/subusers" }],
    });
    const names = (await listApiKeys(sgOf(key), EU)).map(({ name }) => name);
    expect(names).toHaveLength(3);
    expect(callsOf(key).slice(0, 3)).toEqual([
      "global /v3/subusers 403",
      "global /v3/api_keys 403",
      "eu /v3/api_keys 200",
    ]);
    const before = key.calls().length;
    await listApiKeys(sgOf(key), EU);
    expect(callsOf(key).slice(before)).toEqual(["eu /v3/api_keys 200"]);
  });

  test("a lookup that failed is no region: it is asked again, until a host has answered", async () => {
    const key = sandbox.clone("acme");
    key.setFaults([
      { kind: "html", match: "/v3/subusers" },
      { kind: "status", status: 404, match: "/v3/api_keys" },
    ]);
    await errorOf(listApiKeys(sgOf(key), EU));
    key.setFaults([]);
    expect(await listApiKeys(sgOf(key), EU)).toHaveLength(3);
    expect(callsOf(key).slice(2, 4)).toEqual(["global /v3/subusers 200", "eu /v3/api_keys 200"]);
  });

  test("where no list tells the region, the host that answered is kept to", async () => {
    const key = sandbox.clone("acme");
    key.setFaults([{ kind: "status", status: 404, match: "/v3/subusers" }]);
    await listApiKeys(sgOf(key), GLOBAL);
    await listApiKeys(sgOf(key), GLOBAL);
    expect(callsOf(key).filter((call) => call.includes("subusers"))).toHaveLength(1);
  });

  test("refused on both hosts: both statuses are told, and the parent's living key is not blamed", async () => {
    const key = sandbox.clone("acme");
    const error = await errorOf(listApiKeys(sgOf(key), { kind: "subuser", username: "nobody" }));
    expect(error).toMatchObject({
      kind: "forbidden",
      statuses: { global: 403, eu: 401 },
    });
    expect(callsOf(key).at(-1)).toBe("global /v3/scopes 200");
  });

  test("a key that died meanwhile is what is blamed", async () => {
    const key = sandbox.clone("acme");
    await getSubusers(sgOf(key), {});
    key.setFaults([{ kind: "status", status: 401 }]);
    const error = await errorOf(listApiKeys(sgOf(key), GLOBAL));
    expect(error.kind).toBe("rejected");
  });

  test("a failure that is no refusal is not taken to the other host", async () => {
    const key = sandbox.clone("acme");
    await getSubusers(sgOf(key), {});
    key.setFaults([{ kind: "html" }]);
    expect((await errorOf(listApiKeys(sgOf(key), GLOBAL))).kind).toBe("unreadable");
    expect(key.calls().filter(({ host }) => host === "eu")).toEqual([]);
  });

  test("an ignored header is an error, never the parent's keys under a subuser's name", async () => {
    const key = sandbox.clone("ignored-header");
    const error = await errorOf(
      listApiKeys(sgOf(key), { kind: "subuser", username: "ignored-one" }),
    );
    expect(error.kind).toBe("unreadable");
    expect(error.message).toContain("on-behalf-of header was ignored");
  });
});

describe("subusers", () => {
  test("all 1,000, though a page holds 500 and no Link says there are more", async () => {
    const key = sandbox.clone("fleet");
    const { rows: all } = await listSubusers(sgOf(key));
    expect(new Set(all.map(({ username }) => username)).size).toBe(1_000);
    expect(
      key.calls().map(({ path }) => new URL(path, "http://s").searchParams.get("offset")),
    ).toEqual(["0", "500", "1000"]);
  });

  test("region and disabled are told", async () => {
    const { rows: all } = await listSubusers(sgOf(sandbox.clone("acme")));
    expect(all.filter(({ region }) => region === "eu")).toHaveLength(3);
    expect(all.filter(({ disabled }) => disabled).map(({ username }) => username)).toEqual([
      "acme-legacy-2017",
    ]);
  });
});
