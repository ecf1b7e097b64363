import { armed, type CloneOptions, type Credential, type Credentials } from "./credentials";
import type { Fault } from "./faults/fault";
import type { KeyEdits } from "./key-edits";
import type { TenantName } from "./keys";
import type { RateWindows } from "./rate-limit";
import type { RecordedCall, Recorder } from "./recorder";

/** What a test can observe and change in a sandbox. Every test takes a clone, so that tests can run in parallel. */
export type SandboxControl = {
  /** The calls made with that key, oldest first; `""`: without a key, or with one the sandbox doesn't know. */
  calls(apiKey: string): RecordedCall[];
  totalCalls(): number;
  /** Clears calls, faults and rate windows, of one key or of all. Clones stay. */
  reset(apiKey?: string): void;
  /** A fresh 69-character key that behaves like the tenant's own. */
  clone(tenant: TenantName, options?: CloneOptions): string;
  /** Replaces the key's faults, and answers waiting calls. @throws for a key the sandbox doesn't know */
  setFaults(apiKey: string, faults: readonly Fault[]): void;
  /** Replaces the edits to the keys of the key's own account. @throws for a key the sandbox doesn't know */
  editKeys(apiKey: string, edits: KeyEdits): void;
};

/** Builds the control from the parts of one sandbox. */
export function sandboxControl(parts: {
  credentials: Credentials;
  windows: RateWindows;
  recorder: Recorder;
}): SandboxControl {
  const { credentials, windows, recorder } = parts;
  function known(apiKey: string): Credential {
    const credential = credentials.find(apiKey);
    if (!credential) throw new Error("The sandbox does not know that key.");
    return credential;
  }
  function setFaults(apiKey: string, faults: readonly Fault[]): void {
    const credential = known(apiKey);
    credential.faults = armed(faults);
    for (const end of credential.waiting) end();
  }
  return {
    calls: (apiKey) => recorder.calls(apiKey),
    totalCalls: () => recorder.total(),
    reset(apiKey) {
      recorder.clear(apiKey);
      windows.clear(apiKey);
      if (apiKey !== undefined) setFaults(apiKey, []);
      else for (const credential of credentials.all()) credential.faults = [];
    },
    clone: (tenant, options = {}) => credentials.clone(tenant, options),
    setFaults,
    editKeys(apiKey, edits) {
      known(apiKey).edits = edits;
    },
  };
}
