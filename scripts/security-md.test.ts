import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const text = readFileSync("SECURITY.md", "utf8");

const files = ["app", "components", "deploy", "e2e", "lib", "scripts"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** The files whose path ends like this: a single one if the name is specific enough. */
const filesNamed = (name: string) => files.filter((file) => `/${file}`.endsWith(`/${name}`));

const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
const tests = [...new Set(spans.filter((span) => span.includes(" › ")))];

test("every test that is named exists, under that name", () => {
  const missing = tests.filter((reference) => {
    const [file = "", title = ""] = reference.split(" › ");
    const [path, ...others] = filesNamed(file);
    return path === undefined || others.length > 0 || !readFileSync(path, "utf8").includes(title);
  });
  expect(missing).toEqual([]);
  expect(tests.length).toBeGreaterThan(80);
});

test("every file that is named exists", () => {
  const named = spans.filter((span) =>
    /^(lib|app|components|e2e|deploy|scripts)\/\S+\.\w+$/.test(span),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((file) => filesNamed(file).length !== 1)).toEqual([]);
});

test("every threat has a defence and a test; every requirement is answered, those not met counted", () => {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split(" | "));
  const threats = rows.filter(([id = ""]) => /^\| \d+$/.test(id));
  expect(threats.map(([id]) => Number(id?.slice(2)))).toEqual(
    Array.from({ length: 30 }, (_, n) => n + 1),
  );
  for (const [, , , named = ""] of threats) expect(named).toContain(" › ");

  const asvs = rows.filter(([id = ""]) => /^\| \d+\.\d+\.\d+$/.test(id));
  expect(new Set(asvs.map(([id]) => id)).size).toBe(asvs.length);
  const met = (level: string) => {
    const all = asvs.filter((row) => row[1] === level);
    return { met: all.filter((row) => !row[3]?.startsWith("**Not met**")).length, all: all.length };
  };
  for (const level of ["1", "2", "3"]) {
    const { met: n, all } = met(level);
    expect(text, `level ${level}`).toContain(`level ${level}: ${n} of ${all}`);
  }
  const [one, two] = [met("1"), met("2")];
  expect(one.met).toBe(one.all);
  expect(two.met / two.all).toBeGreaterThanOrEqual(0.95);
});
