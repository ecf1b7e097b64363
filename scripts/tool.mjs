// How a tool is run by this Node itself, with no shell and no PATH, so that it runs on Windows too. Node built-ins only.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The packages that are not called as their commands are. */
const PACKAGES = {
  biome: ["@biomejs/biome", "biome"],
  depcruise: ["dependency-cruiser", "depcruise"],
  playwright: ["@playwright/test", "playwright"],
  stryker: ["@stryker-mutator/core", "stryker"],
};

/** The command, with its arguments, that runs a tool of `node_modules`. @throws when it is not installed */
export function tool(name, ...args) {
  const [packageName, bin] = PACKAGES[name] ?? [name, name];
  const folder = join(import.meta.dirname, "../node_modules", packageName);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [process.execPath, join(folder, typeof bins === "string" ? bins : bins[bin]), ...args];
}

/** The command, with its arguments, that runs npm. It tells its scripts where it is; by its name where none told. */
export function npm(...args) {
  const { npm_execpath: path = "" } = process.env;
  return /npm-cli\.[cm]?js$/.test(path) ? [process.execPath, path, ...args] : ["npm", ...args];
}
