import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { answers, portOf, root, start } from "../processes.mjs";

const PORT = portOf("empty-next");
// Beside the project, not in it: from a folder inside, Next would find this project's proxy.ts and instrumentation.ts.
const APP = join(root, ".bench/empty-next");
const NEXT = join(APP, "node_modules/next/dist/bin/next");

let running;

/** An app with an empty page and an empty route, built and served by plain Next. @returns its origin */
export function startEmptyNext(folder) {
  running ??= buildAndStart(folder);
  return running;
}

async function buildAndStart(folder) {
  if (!existsSync(join(APP, ".next/BUILD_ID"))) build();
  const origin = `http://127.0.0.1:${PORT}`;
  const args = [NEXT, "start", "-H", "127.0.0.1", "-p", String(PORT)];
  await start("empty-next", process.execPath, args, {
    cwd: APP,
    folder,
    isReady: () => answers(`${origin}/ping`),
  });
  return origin;
}

function build() {
  rmSync(APP, { recursive: true, force: true });
  mkdirSync(APP, { recursive: true });
  cpSync(join(root, "bench/peers/empty-next"), APP, { recursive: true });
  // The very same Next. Links each file, since Next refuses a folder that is itself a link.
  execFileSync("cp", ["-al", join(root, "node_modules"), APP]);
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  execFileSync(process.execPath, [NEXT, "build"], { cwd: APP, env, stdio: "ignore" });
}
