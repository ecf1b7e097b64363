import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const Package = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  license: z.string().optional(),
});
const Lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Package) });
const { packages } = Lock.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const installed = Object.entries(packages).filter(([path]) => path !== "");

/** The first versions that fix the published vulnerabilities of earlier ones. */
const FLOORS: Record<string, string> = {
  next: "16.4.5",
  react: "19.3.1",
  "react-dom": "19.3.1",
  undici: "7.24.0",
  "iron-session": "8.0.4",
};

/** Packages that may run their own script during installation, and why. None does. */
const SCRIPTED: Record<string, string> = {};

function compare(a: string, b: string): number {
  const numbers = (version: string) => (version.split("-")[0] ?? "").split(".").map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

test.each(Object.entries(FLOORS))("%s is at least %s, wherever it is installed", (name, floor) => {
  const copies = installed.filter(([path]) => path.split("node_modules/").at(-1) === name);
  expect(copies.length).toBeGreaterThan(0);
  for (const [path, { version = "0" }] of copies) {
    expect(compare(version, floor), `${path} ${version}`).toBeGreaterThanOrEqual(0);
  }
});

test("every package has its hash, and comes from the one registry", () => {
  expect(installed.length).toBeGreaterThan(100);
  const origins = new Set<string>();
  for (const [path, { integrity, resolved, link, inBundle }] of installed) {
    // It comes inside another package's file, under that one's hash.
    if (inBundle === true && path.includes("/node_modules/")) continue;
    expect(integrity, path).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    expect(link, path).toBeUndefined();
    if (resolved !== undefined) origins.add(new URL(resolved).origin);
  }
  expect(origins.size).toBeLessThanOrEqual(1);
});

test("no package runs a script when it is installed but those named here", () => {
  const scripted = installed.filter(([, each]) => each.hasInstallScript).map(([path]) => path);
  expect(scripted).toEqual(Object.keys(SCRIPTED));
});

test("versions are compared as numbers", () => {
  expect(compare("16.10.0", "16.4.5")).toBeGreaterThan(0);
  expect(compare("7.24.0", "7.24.0")).toBe(0);
  expect(compare("16.4.4", "16.4.5")).toBeLessThan(0);
});
