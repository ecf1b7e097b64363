// Prepares the checkout: installs if the lock changed, builds if a source changed. Node built-ins only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm, tool } from "./tool.mjs";

const root = join(import.meta.dirname, "..");
process.chdir(root);

const SOURCES = ["app", "components", "lib", "public"];
const BUILD_FILES = [
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
];

function filesUnder(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

function hashOf(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function run([command, ...args], env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

function whenChanged(stamp, hash, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  work();
  writeFileSync(stamp, hash);
}

const manifests = ["package.json", "package-lock.json"];
whenChanged("node_modules/.stamp", hashOf(manifests), () => {
  console.log("Installing (about a minute, the first time only) …");
  run(npm("ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"), {
    NODE_ENV: "development",
  });
});

if (process.argv[2] !== "install") {
  const sources = [...SOURCES.filter(existsSync).flatMap(filesUnder), ...BUILD_FILES].filter(
    (file) => existsSync(file) && !file.endsWith(".test.ts"),
  );
  sources.sort((a, b) => (a < b ? -1 : 1));
  const command = [...sources.filter((file) => file.startsWith("lib/")), "scripts/cli.mjs"];
  whenChanged("dist/.stamp", hashOf([...manifests, ...command]), () => {
    run([process.execPath, "scripts/cli.mjs"]);
  });
  whenChanged(".next/.stamp", hashOf([...manifests, ...sources]), () => {
    console.log("Building …");
    run(tool("next", "build"), {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    });
  });
}
