import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { CALLS } from "./calls";
import { openApi } from "./openapi";

const FILE = "public/openapi.json";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

test("the document that is served is made of the schemas: `npm run openapi` writes it anew", () => {
  expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(openApi());
});

test("every route of the app is a path of the document, and every path has a route", () => {
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(?:^|\/)route\.ts$/.test(file))
    .map((file) => `/${dirname(file).replaceAll("[", "{").replaceAll("]", "}")}`);
  // This route answers every other address, with 404.
  const known = routes.filter((route) => route !== "/api/{...path}");
  expect(known.length).toBe(routes.length - 1);
  expect(known.sort()).toEqual(Object.keys(CALLS).sort());
});

test.each(Object.entries(CALLS))("the methods of %s are those its route has", (path, calls) => {
  const file = `app${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;
  const [, made = ""] = /methods\(\{([\s\S]*)\}\);/.exec(readFileSync(file, "utf8")) ?? [];
  const had = METHODS.filter((method) => made.includes(`${method.toUpperCase()}: `));
  expect(had).toEqual(Object.keys(calls));
});

describe("the linter of OpenAPI", () => {
  async function problemsOf(document: unknown): Promise<string[]> {
    const config = await createConfig({ extends: ["recommended-strict"] });
    const found = await lintFromString({
      source: JSON.stringify(document),
      absoluteRef: FILE,
      config,
    });
    return found.map(({ ruleId, message }) => `${ruleId}: ${message}`);
  }

  test("finds nothing in the document", async () => {
    expect(await problemsOf(openApi())).toEqual([]);
  });

  test("finds what is wrong in one that is", async () => {
    const { components: _lost, ...document } = openApi();
    expect((await problemsOf(document)).join("\n")).toMatch(/Can't resolve \$ref/);
    const bare = { ...openApi(), paths: { "/x": { get: { responses: {} } } } };
    expect((await problemsOf(bare)).join("\n")).toMatch(/operation-2xx-response/);
  });
});
