import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importSource } from "../scripts/import-source.mjs";
import { start } from "./processes.mjs";

/** The sandbox in a separate process. @returns its URLs, and the parts of its control that a measurement needs */
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
    /** The calls made with a key since `sinceMs` (epoch ms), oldest first. */
    async calls(apiKey, sinceMs = 0) {
      const calls = await control.calls(apiKey);
      return calls.filter((call) => call.startedAtMs >= sinceMs);
    },
  };
}
