import { addresses } from "../support/addresses";
import { expect, test } from "../support/fixtures";
import { sendBytes } from "../support/send-bytes";

for (const path of ["/healthz", "/readyz"]) {
  test(`GET ${path} answers without a session, and names no version`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(200);
    expect(await response.json()).toEqual({ status: "ok" });
    expect(response.headers()["cache-control"]).toContain("no-store");
    expect(response.headers()).not.toHaveProperty("x-powered-by");
  });
}

test("OPTIONS / is 204 without a body, for load balancers that ask so", async () => {
  const { status, head, body } = await sendBytes(addresses().appUrl, {
    method: "OPTIONS",
    path: "/",
  });
  expect(status).toBe(204);
  expect(head).toMatch(/^allow: GET, HEAD$/im);
  expect(head).not.toMatch(/content-length/i);
  expect(body).toBe("");
});
