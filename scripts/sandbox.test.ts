import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { z } from "zod";

test("the sandbox runs in a process of its own until it is told to stop", async () => {
  const running = spawn(process.execPath, ["scripts/sandbox.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(running, "exit");
  const [line]: unknown[] = await once(createInterface(running.stdout), "line");
  const addresses = z
    .object({ globalUrl: z.url(), euUrl: z.url(), controlUrl: z.url() })
    .parse(JSON.parse(z.string().parse(line)));
  expect((await fetch(`${addresses.globalUrl}/v3/scopes`)).status).toBe(401);
  expect((await fetch(`${addresses.controlUrl}/calls`)).status).toBe(200);
  running.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
