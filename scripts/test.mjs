// Runs the checks one after the other, even if one fails: without an argument all but the long attacks, with `long`
// only those, with `everything` both. Node built-ins only.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKS, run } from "./checks.mjs";
import { failedInPlaywright, failedInVitest } from "./failed-tests.mjs";
import { withPostgres } from "./postgres.mjs";
import { npm, tool } from "./tool.mjs";

const reports = mkdtempSync(join(tmpdir(), "key-audit-reports-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));

async function step(name, work) {
  console.log(`\n── ${name}`);
  const startedAtMs = Date.now();
  const { passed, failed, skipped = 0, failedNames = [] } = await work();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = Math.round((Date.now() - startedAtMs) / 1_000);
  lines.push(
    `${failed === 0 ? "ok  " : "FAIL"} ${name}: ${summary({ passed, failed, skipped })} (${seconds} s)`,
    ...failedNames.map((each) => `       ${each}`),
  );
}

const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

const outcome = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** A check that counts as one test. */
const check = ({ name, commands }) => step(name, async () => outcome((await run(commands)).ok));

/**
 * A test runner that counts its own tests. If it fails without a failed test, or without a report, that is a failure
 * too.
 */
function tests(name, command, env, count) {
  const file = join(reports, `${name.replace(/\W+/g, "-")}.json`);
  return step(name, async () => {
    const { ok } = await run([command(file)], { env: env(file) });
    if (!existsSync(file)) return outcome(false);
    const counted = count(JSON.parse(readFileSync(file, "utf8")));
    return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  });
}

const { 2: which = "short" } = process.argv;
const isAsked = { short: ["short"], long: ["long"], everything: ["short", "long"] }[which];
if (isAsked === undefined)
  throw new Error(`There is no ${which}: say long, everything, or nothing.`);
const [isShort, isLong] = ["short", "long"].map((each) => isAsked.includes(each));

const vitest = (name, args, env, count) =>
  tests(
    name,
    (file) =>
      tool(
        ...["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
        ...args,
      ),
    () => env,
    count,
  );

const playwright = (name, args, env) =>
  tests(
    name,
    () => tool("playwright", "test", "--reporter=line,json", ...args),
    (file) => ({ ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    ({ stats, suites }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      failedNames: failedInPlaywright({ suites }),
    }),
  );

if (isShort) {
  for (const each of Object.values(CHECKS)) await check(each);
  await check({
    name: "lock",
    commands: [npm("ci", "--dry-run", "--include=dev", "--silent")],
  });
}
await check({ name: "build", commands: [[process.execPath, "scripts/ready.mjs"]] });
if (isShort) {
  await withPostgres(async (url) => {
    const database = url === null ? {} : { TEST_DATABASE_URL: url };
    const count = (of) => ({
      passed: of.numPassedTests,
      failed: of.numFailedTests,
      skipped: of.numPendingTests + of.numTodoTests,
      failedNames: failedInVitest(of),
    });
    // Code that keeps no state between tests needs no process for each file. The server keeps a lot.
    const keeping = ["lib/server", "lib/sendgrid", "lib/cli/store"];
    const rest = keeping.flatMap((folder) => ["--exclude", `${folder}/**`]);
    await vitest("vitest, pure", ["--no-isolate", ...rest], {}, count);
    await vitest("vitest, server", keeping, database, count);
    await playwright("playwright", ["--grep-invert", "@long"], database);
  });
}
if (isLong) {
  // Leaves out the rest of the file rather than skipping it, since it has already run.
  await vitest(
    "vitest, long",
    ["lib/server/store/store.sqlite.test.ts", "--testNamePattern", "killed while it writes"],
    { KEY_AUDIT_LONG: "1" },
    (of) => ({ passed: of.numPassedTests, failed: of.numFailedTests }),
  );
  await playwright("playwright, long", ["--grep", "@long"], {});
}

console.log(`\n${lines.join("\n")}\n`);
console.log(summary(total));
process.exitCode = total.failed === 0 ? 0 : 1;
