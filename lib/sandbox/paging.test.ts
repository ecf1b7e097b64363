import { describe, expect, test } from "vitest";
import { z } from "zod";
import { tenantKey } from "./keys";
import { ask } from "./testing/ask";
import { runningSandbox } from "./testing/running-sandbox";

const sandbox = runningSandbox();
const ApiKeys = z.object({ result: z.array(z.object({ api_key_id: z.string() })) });
const Subusers = z.array(z.object({ username: z.string() }));

function nextOf(headers: Headers): string | null {
  return /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1] ?? null;
}

describe("GET /v3/api_keys", () => {
  test("following rel=next visits each of 100 keys once, and stays on its host", async () => {
    const { globalUrl } = sandbox.now();
    const apiKey = tenantKey("full");
    const ids: string[] = [];
    let next: string | null = `${globalUrl}/v3/api_keys?limit=30`;
    let pages = 0;
    while (next) {
      const url: URL = new URL(next);
      expect(url.origin).toBe(globalUrl);
      const { headers, body } = await ask(url.origin, url.pathname + url.search, { apiKey });
      ids.push(...ApiKeys.parse(body).result.map((key) => key.api_key_id));
      next = nextOf(headers);
      pages += 1;
    }
    expect(pages).toBe(4);
    expect(ids).toHaveLength(100);
    expect(new Set(ids).size).toBe(100);
  });

  test("a middle page names its neighbours", async () => {
    const { globalUrl } = sandbox.now();
    const { headers } = await ask(globalUrl, "/v3/api_keys?limit=30&offset=30", {
      apiKey: tenantKey("full"),
    });
    const page = (offset: number, rel: string, title: number) =>
      `<${globalUrl}/v3/api_keys?limit=30&offset=${offset}>; rel="${rel}"; title="${title}"`;
    expect(headers.get("link")).toBe(
      [page(60, "next", 3), page(0, "prev", 1), page(90, "last", 4), page(0, "first", 1)].join(
        ", ",
      ),
    );
  });

  test("without a limit, or with a huge one, the 100 keys come at once", async () => {
    for (const path of ["/v3/api_keys", "/v3/api_keys?limit=5000"]) {
      const { headers, body } = await ask(sandbox.now().globalUrl, path, {
        apiKey: tenantKey("full"),
      });
      expect(ApiKeys.parse(body).result).toHaveLength(100);
      expect(nextOf(headers)).toBeNull();
    }
  });
});

describe("GET /v3/subusers", () => {
  const apiKey = tenantKey("fleet");
  const list = async (query: string) =>
    Subusers.parse((await ask(sandbox.now().globalUrl, `/v3/subusers${query}`, { apiKey })).body);

  test("never more than 500 a page, and no Link header says that there are more", async () => {
    const { headers } = await ask(sandbox.now().globalUrl, "/v3/subusers", { apiKey });
    expect(headers.get("link")).toBeNull();
    expect(await list("")).toHaveLength(500);
    expect(await list("?limit=1000")).toHaveLength(500);
    expect(await list("?limit=10")).toHaveLength(10);
  });

  test("stepping by the rows received reaches all 1,000 and then an empty page", async () => {
    const names = [...(await list("?offset=0")), ...(await list("?offset=500"))];
    expect(new Set(names.map((subuser) => subuser.username)).size).toBe(1_000);
    expect(await list("?offset=1000")).toEqual([]);
  });

  test("region narrows the list, and is told only when asked for", async () => {
    const { globalUrl } = sandbox.now();
    const told = await ask(globalUrl, "/v3/subusers?region=eu&include_region=true", { apiKey });
    const eu = z.array(z.object({ region: z.literal("eu") })).parse(told.body);
    const everywhere = await ask(globalUrl, "/v3/subusers?include_region=true", { apiKey });
    expect(eu.length).toBeGreaterThan(0);
    expect(everywhere.text).toContain('"region":"global"');
    expect((await ask(globalUrl, "/v3/subusers?region=eu", { apiKey })).text).not.toContain(
      "region",
    );
  });

  test("username finds the names that start with it", async () => {
    expect(await list("?username=fleet-0")).toEqual([]);
    expect(await list("?username=store-099")).toHaveLength(10);
  });
});

describe("GET /v3/partners/accounts", () => {
  test("pages by the last id received", async () => {
    const Accounts = z.object({
      accounts: z.array(z.object({ id: z.string() })),
      pages: z.object({ last: z.string().optional() }),
    });
    const apiKey = tenantKey("acme");
    const page = async (query: string) =>
      Accounts.parse(
        (await ask(sandbox.now().globalUrl, `/v3/partners/accounts${query}`, { apiKey })).body,
      );
    const first = await page("?limit=1");
    const second = await page(`?limit=1&offset=${first.pages.last}`);
    const third = await page(`?limit=1&offset=${second.pages.last}`);
    const all = await page("");
    expect([...first.accounts, ...second.accounts]).toEqual(all.accounts);
    expect(all.accounts).toHaveLength(2);
    expect(third).toEqual({ accounts: [], pages: {} });
  });
});
