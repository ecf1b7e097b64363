import { afterAll, expect, test, vi } from "vitest";
import { tenantKey } from "@/lib/sandbox/keys";
import { networkOf, originsOf } from "./networks";

vi.stubEnv("HOST", "127.0.0.1");
vi.stubEnv("SANDBOX", "on");
vi.stubEnv("SENDGRID_BASE_URL", "https://gateway.example.com/sg");
afterAll(() => vi.unstubAllEnvs());

const OWN = `SG.${"a".repeat(22)}.${"b".repeat(43)}`;

test("a published key goes to the sandbox unless another region is chosen, and any key does by choice", () => {
  expect(networkOf(tenantKey("solo"), undefined)).toBe("sandbox");
  expect(networkOf(tenantKey("solo"), "global")).toBe("sendgrid");
  expect(networkOf(OWN, undefined)).toBe("sendgrid");
  expect(networkOf(OWN, "eu")).toBe("sendgrid");
  expect(networkOf(OWN, "sandbox")).toBe("sandbox");
});

test("SendGrid is where the operator says; the sandbox is on loopback, and one for all", async () => {
  expect(await originsOf("sendgrid")).toEqual({
    global: "https://gateway.example.com/sg",
    eu: "https://api.eu.sendgrid.com",
  });
  const sandbox = await originsOf("sandbox");
  expect(await originsOf("sandbox")).toEqual(sandbox);
  expect(sandbox.global).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(sandbox.eu).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(sandbox.eu).not.toBe(sandbox.global);
});
