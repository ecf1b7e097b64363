// Writes public/openapi.json from the schemas of lib/contract: `npm run openapi`, after a change of them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

const root = join(import.meta.dirname, "..");
const { module } = await runnerImport(join(root, "lib/contract/openapi.ts"), {
  root,
  configFile: false,
  logLevel: "error",
  resolve: { tsconfigPaths: true },
});
writeFileSync(join(root, "public/openapi.json"), `${JSON.stringify(module.openApi(), null, 2)}\n`);
