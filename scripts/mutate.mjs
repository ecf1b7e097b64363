// Stryker, with a PostgreSQL for what is promised over replicas. Arguments go on to it. Node built-ins only.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { withPostgres } from "./postgres.mjs";

process.chdir(join(import.meta.dirname, ".."));
await withPostgres(async (url) => {
  const stryker = spawn("node_modules/.bin/stryker", ["run", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, ...(url === null ? {} : { TEST_DATABASE_URL: url }) },
  });
  [process.exitCode] = await once(stryker, "exit");
});
