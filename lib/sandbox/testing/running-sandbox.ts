import { afterAll, beforeAll } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../start-sandbox";

/** A sandbox that runs during the tests of a file. Call `now()` for it inside a test. */
export function runningSandbox(options: SandboxOptions = {}): { now(): Sandbox } {
  let running: Sandbox | undefined;
  beforeAll(async () => {
    running = await startSandbox(options);
  });
  afterAll(async () => {
    await running?.close();
  });
  return {
    now() {
      if (!running) throw new Error("The sandbox is only there inside a test.");
      return running;
    },
  };
}
