// What `npm run check` and `npm test` share: the checks of the sources, and how to run a tool. Node built-ins only.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { tool } from "./tool.mjs";

process.chdir(join(import.meta.dirname, ".."));

/** The checks of the sources: commands that run one after the other. */
export const CHECKS = {
  format: { name: "format and lint (Biome)", commands: [tool("biome", "ci", ".")] },
  lint: {
    name: "lint and types (oxlint, with the native TypeScript)",
    commands: [
      tool("next", "typegen"),
      tool("oxlint", "--type-aware", "--type-check", "--deny-warnings"),
    ],
  },
  layers: {
    name: "layers",
    commands: [tool("depcruise", "app", "components", "lib", "e2e")],
  },
  unused: { name: "unused (knip)", commands: [tool("knip", "--no-progress")] },
};

const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGINT");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/**
 * Runs commands one after the other, up to the first that fails.
 * @param quiet collects their output instead, to show only that of a failure
 * @returns {Promise<{ ok: boolean, printed: string }>}
 */
export async function run(commands, { env = {}, quiet = false } = {}) {
  let printed = "";
  for (const [command, ...args] of commands) {
    const child = spawn(command, args, {
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        printed += text;
      });
    }
    const [code] = await once(child, "close");
    running.delete(child);
    if (code !== 0) return { ok: false, printed };
  }
  return { ok: true, printed };
}
