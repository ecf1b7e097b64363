import type { SandboxAccount, SandboxKey } from "./account";

/** Later edits in SendGrid's console: deleted keys, and keys created or changed, by id. */
export type KeyEdits = { removed: readonly string[]; put: readonly SandboxKey[] };

/** An account's keys after the edits, new ones at the end. The account itself never changes: others share it. */
export function editedKeys(account: SandboxAccount, edits: KeyEdits | null): readonly SandboxKey[] {
  if (edits === null) return account.keys();
  const keys = new Map(account.keys().map((key) => [key.api_key_id, key]));
  for (const key of edits.put) keys.set(key.api_key_id, key);
  for (const id of edits.removed) keys.delete(id);
  return [...keys.values()];
}
