import { everyRoute } from "../support/every-route";
import { expect, test } from "../support/fixtures";

test("HEAD begins nothing, of any page and any route: SendGrid hears of none, and no scan is open", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("acme");
  const context = await signIn(apiKey);
  const before = (await sandbox.calls(apiKey)).length;
  const { pages, routes } = everyRoute(apiKey.slice(3, 25));
  const statuses = new Map<string, number>();
  for (const path of [...pages, ...routes]) {
    for (const query of ["", "?account=subuser:made-up", "?account=all&on-behalf-of=*"]) {
      const response = await context.head(path + query, { maxRedirects: 0 });
      statuses.set(path + query, response.status());
    }
  }
  for (const path of ["/", "/keys", "/keys?account=all&on-behalf-of=*", "/api/audit"]) {
    expect(statuses.get(path), path).toBe(200);
  }
  expect([...statuses].filter(([, status]) => status >= 500)).toEqual([]);
  expect((await sandbox.calls(apiKey)).length).toBe(before);
});
