import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";

/** Bundles endless-writer.ts into one file that Node can run, once, since dozens of processes start it. */
export async function buildWriter(): Promise<{ file: string; remove: () => Promise<void> }> {
  // Beside the packages that it imports, which it would not find from a folder elsewhere.
  const outDir = await mkdtemp(join(process.cwd(), "node_modules", ".endless-writer-"));
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { tsconfigPaths: true },
    build: { ssr: join(import.meta.dirname, "endless-writer.ts"), outDir, target: "node20" },
  });
  const remove = () => rm(outDir, { recursive: true });
  return { file: join(outDir, "endless-writer.js"), remove };
}

/**
 * Starts the writer, and kills it (SIGKILL) `afterMs` after this many of its writes were confirmed.
 * @returns the ids that were confirmed as saved
 * @throws if it ended by itself
 */
export async function killWriter(
  file: string,
  orders: { options: { databaseUrl?: string; dataDir: string }; prefix: string },
  { keysAWrite, writes, afterMs }: { keysAWrite: number; writes: number; afterMs: number },
): Promise<string[]> {
  const writer = spawn(process.execPath, ["--conditions=react-server", file], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  writer.stdin.end(JSON.stringify({ ...orders, keysAWrite }));
  const acknowledged: string[] = [];
  for await (const id of createInterface(writer.stdout)) {
    acknowledged.push(id);
    if (acknowledged.length === writes) setTimeout(() => writer.kill("SIGKILL"), afterMs);
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit");
  if (writer.signalCode !== "SIGKILL") throw new Error("The writer ended by itself.");
  return acknowledged;
}
