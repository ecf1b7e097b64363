import "server-only";
import { inspect } from "node:util";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { SELF } from "@/lib/audit/account";
import type { CloneOptions } from "@/lib/sandbox/credentials";
import type { Fault } from "@/lib/sandbox/faults/fault";
import type { TenantName } from "@/lib/sandbox/keys";
import type { RecordedCall } from "@/lib/sandbox/recorder";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start-sandbox";
import { listApiKeys } from "../api-keys";
import { type Credential, ownerOf } from "../credential";
import { SendGridError } from "../error";
import { type CallOptions, readerOptions } from "../transport";

/** A separate key in the sandbox, in the transport's form. */
export type SandboxedKey = {
  credential: Credential;
  calls: () => RecordedCall[];
  setFaults: (faults: readonly Fault[]) => void;
};

/**
 * A separate sandbox for each test of a file: the breaker is kept by host, so one test's outage must not be another's.
 */
export function sandboxed() {
  let running: Sandbox | undefined;
  let written = "";
  const now = () => {
    if (running === undefined) throw new Error("The sandbox is only there inside a test.");
    return running;
  };
  beforeEach(async () => {
    running = await startSandbox();
    written = "";
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, "write").mockImplementation((text) => {
        written += String(text);
        return true;
      });
    }
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await now().close();
  });
  return {
    now,
    /** Everything this test wrote to stdout and stderr. */
    written: () => written,
    clone(tenant: TenantName, options: CloneOptions = {}): SandboxedKey {
      const { control, globalUrl, euUrl } = now();
      const apiKey = control.clone(tenant, options);
      return {
        credential: {
          apiKey,
          owner: ownerOf(apiKey, "sandbox"),
          origins: { global: globalUrl, eu: euUrl },
          home: "global",
        },
        calls: () => control.calls(apiKey),
        setFaults: (faults) => control.setFaults(apiKey, faults),
      };
    },
  };
}

/** For a reader who waits this long. */
export function optionsOf(waitMs = 25_000): CallOptions {
  const { signal } = new AbortController();
  return { ...readerOptions(signal), deadlineMs: Date.now() + waitMs };
}

/** Reads the key names of a key's own account once. */
export async function namesOf(credential: Credential, options = optionsOf()): Promise<string[]> {
  return (await listApiKeys({ credential, options }, SELF)).map(({ name }) => name);
}

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<SendGridError> {
  const error: unknown = await call.then(
    (data) => new Error(`It was answered: ${inspect(data)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SendGridError)) throw error;
  return error;
}

/** Asserts that no printed form of a thing contains the key's secret part. */
export function expectNoKey(thing: unknown, { credential }: SandboxedKey) {
  const secret = credential.apiKey.split(".")[2];
  const shown = [
    inspect(thing, { depth: null, showHidden: true }),
    thing instanceof Error ? `${thing.message} ${thing.stack}` : "",
    JSON.stringify(thing) ?? "",
  ].join("\n");
  expect(secret).toHaveLength(43);
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain(Buffer.from(credential.apiKey).toString("base64"));
}
