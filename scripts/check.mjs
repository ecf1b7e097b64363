// `npm run check`: format, lint, types, layers, unused code, and the unit tests of what changed since the last commit,
// two at a time. Shows a check's output only if it fails. Node built-ins only.
import { availableParallelism } from "node:os";
import { CHECKS, run } from "./checks.mjs";
import { tool } from "./tool.mjs";

const tests = {
  name: "unit tests of what changed",
  commands: [tool("vitest", "run", "--changed", "--passWithNoTests")],
};
// The longest first, so that the end never waits for one alone.
const { lint, format, layers, unused } = CHECKS;
const all = { lint, tests, format, layers, unused };
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(all, name));
if (unknown.length > 0) throw new Error(`No such check: ${unknown.join(", ")}.`);
const waiting = named.length === 0 ? Object.values(all) : named.map((name) => all[name]);

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { name, commands } = next;
    const startedAtMs = Date.now();
    const { ok, printed } = await run(commands, { quiet: true });
    const seconds = ((Date.now() - startedAtMs) / 1_000).toFixed(1);
    console.log(`${ok ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    if (ok) continue;
    console.log(printed);
    process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism() - 1) }, work));
