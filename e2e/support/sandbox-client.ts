import type { SandboxControl } from "@/lib/sandbox/control";
import type { CloneOptions } from "@/lib/sandbox/credentials";
import type { Fault } from "@/lib/sandbox/faults/fault";
import type { KeyEdits } from "@/lib/sandbox/key-edits";
import type { TenantName } from "@/lib/sandbox/keys";
import type { RecordedCall } from "@/lib/sandbox/recorder";

/** The sandbox's control over HTTP: the methods of {@link SandboxControl}, from another process. */
export type SandboxClient = {
  [Name in "clone" | "calls" | "setFaults" | "editKeys" | "totalCalls"]: (
    ...args: Parameters<SandboxControl[Name]>
  ) => Promise<ReturnType<SandboxControl[Name]>>;
};

/** Controls a sandbox that runs in another process. */
export function sandboxClient(controlUrl: string): SandboxClient {
  async function ask<T>(path: string, body?: unknown): Promise<T> {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(controlUrl + path, init);
    if (!response.ok) throw new Error(`The sandbox refused ${path}: ${await response.text()}`);
    return response.json();
  }
  return {
    clone: async (tenant: TenantName, options: CloneOptions = {}) =>
      (await ask<{ api_key: string }>("/clone", { tenant, ...options })).api_key,
    calls: async (apiKey: string) => {
      const query = new URLSearchParams({ api_key: apiKey });
      return (await ask<{ calls: RecordedCall[] }>(`/calls?${query}`)).calls;
    },
    totalCalls: async () => (await ask<{ total: number }>("/calls")).total,
    setFaults: async (api_key: string, faults: readonly Fault[]) => {
      await ask("/faults", { api_key, faults });
    },
    editKeys: async (api_key: string, edits: KeyEdits) => {
      await ask("/keys", { api_key, ...edits });
    },
  };
}
