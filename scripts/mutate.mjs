// Stryker, with a PostgreSQL for what is promised over replicas. Arguments go on to it. Node built-ins only.
import { run } from "./checks.mjs";
import { withPostgres } from "./postgres.mjs";
import { tool } from "./tool.mjs";

await withPostgres(async (url) => {
  const env = url === null ? {} : { TEST_DATABASE_URL: url };
  const { ok } = await run([tool("stryker", "run", ...process.argv.slice(2))], { env });
  process.exitCode = ok ? 0 : 1;
});
