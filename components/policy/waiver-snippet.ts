import { DAY_MS, dayOf } from "@/lib/audit/day";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";

const DAYS = 90;

/**
 * A `waivers` entry to paste into a policy, for one key and its current scope set. Reason, owner and approver are left
 * empty, and the file is rejected until they are filled in.
 */
export function waiverSnippet(
  rule: string,
  key: FleetKey,
  hashes: ReadonlyMap<number, string>,
  nowMs: number,
): string {
  const hash = key.shape === null ? undefined : hashes.get(key.shape);
  const expires = dayOf(nowMs + DAYS * DAY_MS);
  return [
    `  - rule: ${JSON.stringify(rule)}`,
    `    key: ${JSON.stringify(keyRef(key))}`,
    '    reason: ""',
    '    owner: ""',
    '    approver: ""',
    `    expires: ${expires}`,
    ...(hash === undefined ? [] : [`    scopes_sha256: "${hash}"`]),
    "",
  ].join("\n");
}
