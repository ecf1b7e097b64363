// `npm run check`: format, lint, types, layers, unused code, and the unit tests of what changed since the last commit,
// two at a time. Shows a check's output only if it fails. Node built-ins only.
import { availableParallelism } from "node:os";
import { CHECKS, run, tool } from "./checks.mjs";

const tests = {
  name: "unit tests of what changed",
  commands: [tool("vitest", "run", "--changed", "--passWithNoTests")],
};
// The longest first, so that the end never waits for one alone.
const { lint, format, layers, unused } = CHECKS;
const waiting = [lint, tests, format, layers, unused];

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
