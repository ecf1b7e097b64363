import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { sandboxed } from "./testing/sandboxed";

const { clone, file, hosts } = sandboxed();

/** Runs npm in a folder, with its own cache and no registry. */
async function npm(cwd: string, args: readonly string[], env: Record<string, string> = {}) {
  const offline = { npm_config_cache: file("npm"), npm_config_offline: "true" };
  const { PATH = "", HOME = "" } = process.env;
  const [command = "", ...rest] = args;
  return promisify(execFile)(command, rest, {
    cwd,
    env: { NODE_ENV: "production", PATH, HOME, ...offline, ...env },
  });
}

it("is packed as one file that runs in an empty folder, without the dashboard's packages", async () => {
  const checkout = file("checkout");
  mkdirSync(join(checkout, "scripts"), { recursive: true });
  for (const each of [
    "package.json",
    "tsconfig.json",
    "lib",
    "scripts/cli.mjs",
    "scripts/pack.mjs",
  ]) {
    cpSync(each, join(checkout, each), { recursive: true });
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(checkout, "node_modules"));
  const empty = file("empty");
  mkdirSync(empty);
  await npm(checkout, ["npm", "pack", "--pack-destination", empty]);
  expect(readFileSync(join(checkout, "package.json"), "utf8")).toBe(
    readFileSync("package.json", "utf8"),
  );
  const [tarball = "", ...others] = readdirSync(empty);
  expect(others).toEqual([]);
  const scan = [
    "npx",
    "--yes",
    `--package=${join(empty, tarball)}`,
    "key-audit",
    "scan",
    "--json",
    "-",
  ];
  const env = { ...hosts(), SENDGRID_API_KEY: clone("acme") };
  const { stdout } = await npm(empty, [...scan, "--fail-on", "never"], env);
  expect(JSON.parse(stdout).keys).toHaveLength(93);
  const stored = npm(empty, [...scan, "--store"], env);
  await expect(stored).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining("the package libsql"),
  });
  const [installed = ""] = readdirSync(file("npm/_npx"));
  const packages = readdirSync(join(file("npm/_npx"), installed, "node_modules"));
  expect(packages.filter((name) => !name.startsWith("."))).toEqual(["sendgrid-key-audit"]);
});
