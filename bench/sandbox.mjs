import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importSource } from "../scripts/import-source.mjs";
import { start } from "./processes.mjs";

/** The sandbox in a process of its own. @returns its URLs, and what a measurement needs of its control */
export async function startSandbox(folder) {
  const log = join(folder, "sandbox.log");
  const told = () =>
    readFileSync(log, "utf8")
      .split("\n")
      .find((line) => line.startsWith("{"));
  await start("sandbox", process.execPath, ["scripts/sandbox.mjs"], {
    folder,
    isReady: () => told() !== undefined,
  });
  const { globalUrl, euUrl, controlUrl } = JSON.parse(told());
  const { sandboxClient } = await importSource("e2e/support/sandbox-client.ts");
  const control = sandboxClient(controlUrl);
  return {
    globalUrl,
    euUrl,
    clone: control.clone,
    /** What was called with a key since `sinceMs` (epoch ms), oldest first. */
    async calls(apiKey, sinceMs = 0) {
      const calls = await control.calls(apiKey);
      return calls.filter((call) => call.startedAtMs >= sinceMs);
    },
  };
}
