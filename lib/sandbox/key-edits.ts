import type { SandboxAccount, SandboxKey } from "./account";

/** What somebody has done in SendGrid's console since: keys deleted, and keys made or changed, by their id. */
export type KeyEdits = { removed: readonly string[]; put: readonly SandboxKey[] };

/** An account's keys after the edits, those that are new at the end. The account itself never changes: others share it. */
export function editedKeys(account: SandboxAccount, edits: KeyEdits | null): readonly SandboxKey[] {
  if (edits === null) return account.keys();
  const keys = new Map(account.keys().map((key) => [key.api_key_id, key]));
  for (const key of edits.put) keys.set(key.api_key_id, key);
  for (const id of edits.removed) keys.delete(id);
  return [...keys.values()];
}
