import { readdirSync } from "node:fs";
import { unstable_doesMiddlewareMatch as doesProxyMatch } from "next/experimental/testing/server";
import { expect, test } from "vitest";
import { config } from "@/proxy";
import { addressKind } from "./address-kind";

/** The addresses that files of a name answer in the `app` folder, without the groups in parentheses. */
const addressesOf = (name: string) =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => `/${file}`)
    .filter((file) => file.endsWith(`/${name}`))
    .map((file) => file.slice(0, -name.length - 1).replace(/\/\([^)]+\)/g, "") || "/");

const PAGES = [
  ...addressesOf("page.tsx"),
  "/no-such-page",
  "/api",
  "/healthz/x",
  "/icon.svg/x",
  "/_next/x",
];
const ANSWERS = [...addressesOf("route.ts"), "/api/no/such/address", "/api/"];
const FILES = readdirSync("public").map((file) => `/${file}`);
const ASSETS = ["/_next/static/x.js", "/_next/static/"];

test.each([
  ["page", PAGES],
  ["answer", ANSWERS],
  ["file", FILES],
  ["asset", ASSETS],
] as const)("each %s is known, by whatever query", (kind, paths) => {
  expect(paths.length).toBeGreaterThan(1);
  for (const path of paths) {
    expect(addressKind(path), path).toBe(kind);
    expect(addressKind(`${path}?x=/api/`), path).toBe(kind);
  }
});

test("the proxy gives a nonce to pages and to nothing else", () => {
  for (const path of [...PAGES, ...ANSWERS, ...FILES, ...ASSETS]) {
    for (const url of [path, `${path}?x`]) {
      const isOfProxy = doesProxyMatch({ config, nextConfig: {}, url });
      expect(isOfProxy, url).toBe(addressKind(path) === "page");
    }
  }
});
