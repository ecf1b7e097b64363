import { join } from "node:path";
import { runnerImport } from "vite";

const root = join(import.meta.dirname, "..");

/** Imports a module of the product's sources, by its path in the checkout. */
export async function importSource(path) {
  const { module } = await runnerImport(join(root, path), {
    root,
    configFile: false,
    logLevel: "error",
    resolve: { tsconfigPaths: true },
  });
  return module;
}
