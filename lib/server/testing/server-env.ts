import "server-only";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start-sandbox";
import { store } from "../store/shared-store";

export const ORIGIN = "https://keys.example.com";

/** The settings of a deployed server for the tests of a file, with its own store and the sandbox as SendGrid. */
export function serverEnv(): { sandbox: () => Sandbox } {
  let sandbox: Sandbox | undefined;
  let dataDir = "";
  beforeAll(async () => {
    sandbox = await startSandbox();
    dataDir = await mkdtemp(join(tmpdir(), "key-audit-server-"));
    vi.stubEnv("HOST", "127.0.0.1");
    vi.stubEnv("APP_ORIGIN", ORIGIN);
    vi.stubEnv("DATA_DIR", dataDir);
    vi.stubEnv("SENDGRID_BASE_URL", sandbox.globalUrl);
    vi.stubEnv("SENDGRID_EU_BASE_URL", sandbox.euUrl);
  });
  afterAll(async () => {
    await (await store()).close();
    await sandbox?.close();
    await rm(dataDir, { recursive: true });
  });
  return {
    sandbox() {
      if (sandbox === undefined) throw new Error("The sandbox is only there inside a test.");
      return sandbox;
    },
  };
}
