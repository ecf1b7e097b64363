import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { ROUTES, routeOf } from "./route-of";

/** The addresses that the `app` folder answers: the folder of each page or route, without the groups in parentheses. */
const answered = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((file) => `/${file}`)
  .filter((file) => /\/(page\.tsx|route\.ts)$/.test(file))
  .map((file) => file.replace(/\/[^/]+$/, "").replace(/\/\([^)]+\)/g, "") || "/");

test("knows every address of the app, and no other", () => {
  expect([...ROUTES].sort()).toEqual(answered.sort());
});

test("is the pattern, whatever fills it", () => {
  expect(routeOf("/keys?q=SG.x")).toBe("/keys");
  expect(routeOf("/keys/%53G.abc.def?x=1")).toBe("/keys/[api_key_id]");
  expect(routeOf("/api/v3/api_keys/SG%252eabc%2edef")).toBe("/api/v3/api_keys/[api_key_id]");
  expect(routeOf("/api/v3/other/SG.x")).toBe("/api/[...path]");
});

test("is null for an address that is none of ours, which may hold anything", () => {
  for (const url of ["/SG.abc.def", "/keys/a/b", "*", "", "http://x/keys", "//keys"]) {
    expect(routeOf(url), url).toBeNull();
  }
});
