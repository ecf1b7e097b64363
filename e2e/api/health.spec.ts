import { expect, test } from "../fixtures";

for (const path of ["/healthz", "/readyz"]) {
  test(`GET ${path} answers without a session, and names no version`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(200);
    expect(await response.json()).toEqual({ status: "ok" });
    expect(response.headers()["cache-control"]).toContain("no-store");
    expect(response.headers()).not.toHaveProperty("x-powered-by");
  });
}
