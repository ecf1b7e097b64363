import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import { startApp } from "./app.mjs";
import { readAudit } from "./audit.mjs";
import { MB, portOf, root, stop } from "./processes.mjs";
import { median } from "./statistics.mjs";
import { ms } from "./table.mjs";

const MOST_MB = 50;
const MOST_MS = 1_000;
const ROUNDS = 7;

/**
 * 7. A year of daily scans of 1,000 subusers, with 1% of the keys changing each day: its size, and how soon its
 * timeline loads.
 */
export async function history({ folder, sandbox }) {
  const own = mkdtempSync(join(folder, "history-"));
  const app = await startApp(own, sandbox, { port: portOf("history") });
  try {
    const dataDir = app.dataDir;
    const changes = await writeYear(dataDir);
    const bytes = sizeOf(dataDir);
    const cookie = await app.signIn(await sandbox.clone("fleet", { rateLimit: null }));
    await readAudit(app.origin, cookie, "all");
    const took = [];
    let told = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now();
      const path = "/api/history/changes?account=all";
      const response = await fetch(app.origin + path, { headers: { cookie } });
      told = (await response.json()).changes.length;
      took.push(performance.now() - startedAt);
    }
    const timeline = median(took);
    return [
      {
        what: `history of a year, ${changes} changes`,
        figure: `${(bytes / MB).toFixed(1)} MB`,
        goal: `< ${MOST_MB} MB`,
        met: bytes < MOST_MB * MB,
      },
      {
        what: "its timeline, 1,001 accounts",
        figure: `${ms(timeline)} (the newest ${told} changes)`,
        goal: `< ${MOST_MS} ms`,
        met: timeline < MOST_MS,
      },
    ];
  } finally {
    await stop(app.child);
  }
}

/** @returns how many changes it wrote */
async function writeYear(dataDir) {
  // Beside the packages that it imports, which it would not find from a folder elsewhere.
  const outDir = mkdtempSync(join(root, "node_modules", ".write-year-"));
  try {
    await build({
      configFile: false,
      logLevel: "error",
      resolve: { tsconfigPaths: true },
      build: { ssr: join(root, "bench/write-year.ts"), outDir, target: "node20" },
    });
    const args = ["--conditions=react-server", join(outDir, "write-year.js"), dataDir];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    return Number(stdout);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

const sizeOf = (folder) =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
