import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Copies what the Dockerfile's second stage does: the files of its COPY lines, and nothing else of this checkout.
 * @param folder becomes the image's /app
 * @returns what it copied, by the Dockerfile's names
 */
export async function copyAsImage(folder) {
  const dockerfile = await readFile("Dockerfile", "utf8");
  const copies = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)];
  for (const [, from, to] of copies) await cp(from, join(folder, to), { recursive: true });
  // Next's own server, which the first stage removes.
  await rm(join(folder, "server.js"));
  return copies.map(([, from]) => from);
}
