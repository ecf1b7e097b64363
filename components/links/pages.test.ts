import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { isUnder, PAGE_LIST } from "./pages";

/** The addresses of the audit pages in the `app` folder, without the page of one key, which no list contains. */
const audited = readdirSync("app/(audit)", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file) && !file.includes("["))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\/?\([^)]+\)/g, "")}`);

test("every page over keys is listed, and nothing else", () => {
  expect(PAGE_LIST.map(({ href }) => href).sort()).toEqual(audited.sort());
});

test("each has a letter of its own", () => {
  expect(new Set(PAGE_LIST.map(({ letter }) => letter)).size).toBe(PAGE_LIST.length);
});

test("a path is under its page alone", () => {
  const under = (path: string) => PAGE_LIST.filter(({ href }) => isUnder(path, href));
  expect(under("/keys/abc").map(({ href }) => href)).toEqual(["/keys"]);
  expect(under("/").map(({ href }) => href)).toEqual(["/"]);
  expect(under("/keysmith")).toEqual([]);
});
