import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { answers, root, start } from "../processes.mjs";

const PORT = Number(process.env.BENCH_PORT ?? 3210) + 1;
const NEXT = join(root, "node_modules/next/dist/bin/next");
const APP = join(root, "bench/peers/empty-next");

/** An app with an empty page and an empty route, built and served by Next alone. @returns its origin */
export async function startEmptyNext(folder) {
  if (!existsSync(join(APP, ".next/BUILD_ID"))) {
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    const { status, stdout } = spawnSync(process.execPath, [NEXT, "build", APP], { env });
    if (status !== 0) throw new Error(`The empty app did not build: ${stdout}`);
  }
  const origin = `http://127.0.0.1:${PORT}`;
  const args = [NEXT, "start", APP, "-H", "127.0.0.1", "-p", String(PORT)];
  await start("empty-next", process.execPath, args, {
    folder,
    isReady: () => answers(`${origin}/ping`),
  });
  return origin;
}
