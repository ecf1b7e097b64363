import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { copyAsImage } from "../scripts/image.mjs";
import { settings } from "./app.mjs";
import { answers, start, stop } from "./processes.mjs";
import { median } from "./statistics.mjs";
import { ms } from "./table.mjs";

const PORT = Number(process.env.BENCH_PORT ?? 3210) + 5;
const ROUNDS = 3;
const MB = 1_048_576;

/**
 * 5. What the container image adds to its base, and how soon its contents serve: in a folder, which needs no Docker.
 */
export async function image({ folder, sandbox }) {
  const app = join(folder, "image");
  await mkdir(app);
  const parts = await copyAsImage(app);
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) runs.push(await coldStart(app, folder, sandbox));
  const middle = (field) => ms(median(runs.map((run) => run[field])));
  return [
    {
      what: "image, beside its base",
      figure: `${Math.round((await bytesOf(app)) / MB)} MB`,
      beside: parts.join(", "),
    },
    {
      what: "  start, to ready",
      figure: middle("readyMs"),
      beside: `its first page ${middle("pageMs")} after that`,
    },
  ];
}

async function coldStart(app, folder, sandbox) {
  const origin = `http://127.0.0.1:${PORT}`;
  const startedAt = performance.now();
  const child = await start("image", process.execPath, ["server.mjs"], {
    cwd: app,
    folder,
    env: settings(folder, sandbox, PORT),
    isReady: () => answers(`${origin}/readyz`),
  });
  const readyAt = performance.now();
  await answers(`${origin}/sign-in`);
  const pageMs = performance.now() - readyAt;
  await stop(child);
  return { readyMs: readyAt - startedAt, pageMs };
}

async function bytesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
