// Bundles the command into dist/key-audit.mjs, or into the given folder: one file that needs no package. Uses Vite,
// since the tests already need it.
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "..");

async function buildCli(outDir = join(root, "dist")) {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    // This condition makes `server-only` empty, as in Next's server build.
    resolve: { tsconfigPaths: true, conditions: ["react-server", "node"] },
    ssr: {
      noExternal: true,
      external: ["libsql"],
      target: "node",
      resolve: { conditions: ["react-server", "node"], externalConditions: ["node"] },
    },
    build: {
      ssr: join(root, "lib/cli/main.ts"),
      outDir,
      emptyOutDir: true,
      target: "node20",
      minify: true,
      rollupOptions: {
        output: {
          entryFileNames: "key-audit.mjs",
          chunkFileNames: "[name]-[hash].mjs",
          banner: "#!/usr/bin/env node",
        },
      },
    },
  });
  chmodSync(join(outDir, "key-audit.mjs"), 0o755);
}

if (process.argv[1] === import.meta.filename) await buildCli(process.argv[2]);
