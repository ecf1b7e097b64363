import { readFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./processes.mjs";

/** The sandbox in a process of its own. @returns its URLs, and its control over HTTP */
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

  async function ask(path, init) {
    const response = await fetch(controlUrl + path, init);
    if (!response.ok) throw new Error(`The sandbox refused ${path}: ${await response.text()}`);
    return response.json();
  }
  return {
    globalUrl,
    euUrl,
    /** A fresh key that behaves as the tenant's own. */
    async clone(tenant, options) {
      const body = JSON.stringify({ tenant, ...options });
      return (await ask("/clone", { method: "POST", body })).api_key;
    },
    /** What was called with a key since `sinceMs` (epoch ms), oldest first. */
    async calls(apiKey, sinceMs = 0) {
      const { calls } = await ask(`/calls?api_key=${apiKey}`);
      return calls.filter((call) => call.startedAtMs >= sinceMs);
    },
    reset: (apiKey) => ask("/reset", { method: "POST", body: JSON.stringify({ api_key: apiKey }) }),
  };
}
