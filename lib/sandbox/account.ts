import type { Region } from "@/lib/audit/fleet/fleet";
import { apiKeyIdFrom } from "./api-key";

/** A key in the sandbox. Without `scopes`, SendGrid's answer lacks the field. */
export type SandboxKey = {
  readonly api_key_id: string;
  readonly name?: string;
  readonly scopes?: readonly string[];
};

/** One account: a parent, a subuser or a customer account. */
export type SandboxAccount = {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly region: Region;
  readonly disabled: boolean;
  /** In the order of SendGrid's answers. Created on first use, then kept. */
  keys(): readonly SandboxKey[];
  find(apiKeyId: string): SandboxKey | undefined;
};

/** A key without an id yet. Without a name or scopes, the answer lacks the field. */
export type KeyDraft = { name?: string; scopes?: readonly string[]; api_key_id?: string };

/** Creates an account whose keys are created on demand: a fleet of 20,000 keys costs nothing to start. */
export function account(
  options: { id: number; username: string; region?: Region; disabled?: boolean },
  drafts: () => readonly KeyDraft[],
): SandboxAccount {
  const { id, username, region = "global", disabled = false } = options;
  let made: Map<string, SandboxKey> | undefined;
  let inOrder: readonly SandboxKey[] = [];
  function make(): Map<string, SandboxKey> {
    inOrder = drafts().map((draft, index) => ({
      ...draft,
      api_key_id: draft.api_key_id ?? apiKeyIdFrom(`${id} ${username} key ${index}`),
    }));
    return new Map(inOrder.map((key) => [key.api_key_id, key]));
  }
  return {
    id,
    username,
    email: `owner-${id}@mail.example`,
    region,
    disabled,
    keys() {
      made ??= make();
      return inOrder;
    },
    find(apiKeyId) {
      made ??= make();
      return made.get(apiKeyId);
    },
  };
}
