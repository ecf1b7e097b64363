// Measures the product and its peers, and prints one table. `--only=scopes,proxy` measures only those.
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startApp } from "./app.mjs";
import { bigPages } from "./big-pages.mjs";
import { browser } from "./browser.mjs";
import { command } from "./command.mjs";
import { database } from "./database.mjs";
import { firstLoad } from "./first-load.mjs";
import { fleet } from "./fleet.mjs";
import { history } from "./history.mjs";
import { image } from "./image.mjs";
import { lastMail } from "./last-mail.mjs";
import { memory } from "./memory.mjs";
import { policy } from "./policy.mjs";
import { root, stopAll } from "./processes.mjs";
import { proxy } from "./proxy.mjs";
import { readers } from "./readers.mjs";
import { startSandbox } from "./sandbox.mjs";
import { scopes } from "./scopes.mjs";
import { table } from "./table.mjs";

const MEASUREMENTS = {
  scopes,
  proxy,
  fleet,
  readers,
  memory,
  image,
  database,
  history,
  browser,
  "big-pages": bigPages,
  "first-load": firstLoad,
  "last-mail": lastMail,
  command,
  policy,
};

async function run(names) {
  const { status } = spawnSync(process.execPath, ["scripts/ready.mjs"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("The product did not build");
  const folder = mkdtempSync(join(tmpdir(), "key-audit-bench-"));
  console.log(`Logs: ${folder}`);
  const sandbox = await startSandbox(folder);
  const app = await startApp(folder, sandbox);
  const rows = [];
  try {
    for (const name of names) {
      const startedAt = performance.now();
      rows.push(...(await MEASUREMENTS[name]({ folder, sandbox, app })));
      console.log(`${name}: ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    }
  } finally {
    // Prints the measurements from before a failure, too.
    console.log(`\n${table(rows)}`);
  }
}

// The bench's processes are in groups of their own, which Ctrl-C doesn't reach.
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const names = values.only?.split(",") ?? Object.keys(MEASUREMENTS);
try {
  const unknown = names.find((name) => !Object.hasOwn(MEASUREMENTS, name));
  if (unknown) throw new Error(`There is no measurement called ${unknown}`);
  await run(names);
} catch (error) {
  console.error("Could not measure:", error);
  process.exitCode = 1;
} finally {
  await stopAll();
}
