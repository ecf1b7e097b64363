import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LIST } from "@/lib/audit/catalogue/table";
import { tableModule } from "./catalogue.mjs";

const file = (name: string) =>
  readFileSync(new URL(`../lib/audit/catalogue/${name}`, import.meta.url), "utf8");

test("the table is the one that `npm run catalogue` makes from scopes.csv", () => {
  expect(file("table.ts")).toBe(tableModule(file("scopes.csv"), LIST.date));
});
