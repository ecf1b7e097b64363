import { expect, test, vi } from "vitest";
import { processWide } from "@/lib/process-wide";
import { setCookie } from "./ticket";

/** The session cookie of a server with this origin, in a fresh process: settings are read once per process. */
function cookieAt(origin: string): string {
  vi.stubEnv("HOST", "127.0.0.1");
  vi.stubEnv("APP_ORIGIN", origin);
  processWide<{ env?: unknown }>("env", () => ({})).env = undefined;
  return setCookie("value");
}

test.each([
  ["http://localhost:3000", "key-audit-3000"],
  ["http://127.0.0.1:4000", "key-audit-4000"],
  ["http://localhost", "key-audit-80"],
])("at %s it is %s, each port's own, and not said to be secure", (origin, name) => {
  expect(cookieAt(origin)).toBe(`${name}=value; Path=/; HttpOnly; SameSite=Strict; Max-Age=28800`);
});

test("at https it is tied to the host", () => {
  expect(cookieAt("https://keys.example.com")).toMatch(/^__Host-key-audit=value; .*; Secure$/);
});
