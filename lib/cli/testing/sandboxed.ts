import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import type { CloneOptions } from "@/lib/sandbox/credentials";
import type { TenantName } from "@/lib/sandbox/keys";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start-sandbox";
import { builtCommand, type Ended, type Given, run } from "./run-key-audit";

/** One sandbox for a test file, and a folder for its output. */
export function sandboxed() {
  // Each run is a separate process, and many tests may share the machine.
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
  let sandbox: Sandbox;
  const folder = mkdtempSync(join(tmpdir(), "key-audit-files-"));
  beforeAll(async () => {
    [sandbox] = await Promise.all([startSandbox(), builtCommand()]);
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const hosts = () => ({
    SENDGRID_BASE_URL: sandbox.globalUrl,
    SENDGRID_EU_BASE_URL: sandbox.euUrl,
  });
  return {
    hosts,
    control: () => sandbox.control,
    clone: (tenant: TenantName, options?: CloneOptions) => sandbox.control.clone(tenant, options),
    /** The path of a file in the folder. */
    file: (name: string) => join(folder, name),
    /** Runs the command with a key in its environment. */
    runWith: (apiKey: string, args: readonly string[], given: Given = {}): Promise<Ended> =>
      run(args, { ...given, env: { ...hosts(), SENDGRID_API_KEY: apiKey, ...given.env } }),
  };
}
