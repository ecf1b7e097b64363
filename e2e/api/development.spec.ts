import { expect, test } from "@playwright/test";
import { sandboxHosts } from "../support/addresses";
import { askRaw } from "../support/ask";
import { scoreHeaders } from "../support/header-score";
import { startApp } from "../support/start-app";

test("npm run dev answers by the same edge as production", async () => {
  test.setTimeout(120_000);
  const app = await startApp(sandboxHosts(), undefined, ["--dev"]);
  try {
    for (const path of ["/sign-in", "/api/session", "/no-such-page"]) {
      const { headers } = await askRaw(app.url, path);
      expect(
        scoreHeaders(headers).penalties.filter((each) => !each.includes("unsafe")),
        path,
      ).toEqual([]);
      expect(headers["x-powered-by"]).toBeUndefined();
    }
    expect((await askRaw(app.url, "/keys", { method: "TRACE" })).status).toBe(405);
    expect(app.output()).toMatch(/"route":"\/sign-in","status":200/);
  } finally {
    await app.stop();
  }
});
