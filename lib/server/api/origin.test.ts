import { beforeEach, expect, test, vi } from "vitest";
import { ORIGIN, serverEnv } from "../testing/server-env";
import { methods } from "./methods";
import { respondEmpty } from "./respond";

serverEnv();
beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

const ORIGINS = [
  ORIGIN,
  "https://evil.example",
  "null",
  null,
  "https://sub.keys.example.com",
  "http://keys.example.com",
  "https://keys.example.com:444",
  "https://keys.example.com.evil.example",
  "https://KEYS.example.com",
] as const;
const SITES = ["same-origin", "same-site", "cross-site", "none", null] as const;
const TYPES = ["application/json", "text/plain", "application/x-www-form-urlencoded"] as const;
const CHANGES = ["POST", "PUT", "PATCH", "DELETE"] as const;

const done = async () => respondEmpty();
const route = methods({ GET: done, POST: done, PUT: done, PATCH: done, DELETE: done });

async function statusOf(
  method: keyof typeof route,
  origin: string | null,
  site: string | null,
  type?: string,
) {
  const headers = new Headers(type === undefined ? {} : { "Content-Type": type });
  if (origin !== null) headers.set("Origin", origin);
  if (site !== null) headers.set("Sec-Fetch-Site", site);
  const request = new Request(`${ORIGIN}/api/session`, { method, headers });
  return (await route[method](request, { params: Promise.resolve({}) })).status;
}

test("of 540 ways to ask for a change, only those that our own pages or scripts have pass", async () => {
  let asked = 0;
  for (const origin of ORIGINS) {
    for (const site of SITES) {
      const isOwn =
        (origin === ORIGIN && (site === "same-origin" || site === null)) ||
        (origin === null && site === "same-origin");
      for (const type of TYPES) {
        for (const method of CHANGES) {
          asked += 1;
          const how = `${method} ${type} from ${origin} (${site})`;
          expect(await statusOf(method, origin, site, type), how).toBe(isOwn ? 204 : 403);
        }
      }
    }
  }
  expect(asked).toBe(540);
});

test("a page elsewhere cannot even make a browser load an answer; scripts and typed addresses pass", async () => {
  for (const site of SITES) {
    const passes = site === "same-origin" || site === "none" || site === null;
    expect(await statusOf("GET", null, site), String(site)).toBe(passes ? 204 : 403);
  }
});
