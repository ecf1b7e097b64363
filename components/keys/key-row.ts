import { analysisOf } from "@/components/key/analysis-of";
import type { AccountId } from "@/lib/audit/account";
import type { Analysis } from "@/lib/audit/effects/analyse";
import type { Finding } from "@/lib/audit/findings/finding";
import type { Severity } from "@/lib/audit/findings/rules";
import type { Fleet, FleetKey, Hole } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { searchText } from "@/lib/audit/search-text";

/** One line of the list. `waiting`: not read yet; `unread`: will not be read, and `hole` says why where that is known. */
export type KeyRow = {
  /** Names the key among all of the fleet. */
  ref: string;
  key: FleetKey;
  /** Its name and id as they are searched: what a text is looked for in, with each letter that is typed. */
  words: string;
  /** Worst first. */
  findings: readonly Finding[];
  /** Null: nothing was found. */
  severity: Severity | "unknown" | null;
} & (
  | { state: "waiting" }
  | { state: "unread"; hole: Hole | null }
  | { state: "read"; analysis: Analysis }
);

const NONE: readonly Finding[] = [];

/**
 * The keys of a fleet as lines of the list, in the fleet's order.
 * @param findings of the same fleet, worst first
 * @param stopped nothing more will be read, so what has not been is unread and not on its way
 */
export function keyRows(fleet: Fleet, findings: readonly Finding[], stopped: boolean): KeyRow[] {
  const holeOf = new Map(fleet.holes.map((hole) => [keyRef(hole), hole]));
  const found = findingsById(findings);
  return fleet.keys.map((key) => {
    const ref = keyRef(key);
    const own = found.get(key.api_key_id)?.get(key.account) ?? NONE;
    const severity = key.shape === null ? "unknown" : (own[0]?.severity ?? null);
    const words = searchText(`${key.name}\n${key.api_key_id}`);
    const line = { ref, key, words, findings: own, severity } as const;
    const scopes = key.shape === null ? undefined : fleet.shapes.get(key.shape);
    if (scopes !== undefined) return { ...line, state: "read", analysis: analysisOf(scopes) };
    const hole = holeOf.get(ref) ?? null;
    return hole === null && !stopped
      ? { ...line, state: "waiting" }
      : { ...line, state: "unread", hole };
  });
}

// A fleet may have some 100,000 findings, asked after each batch: by id and then account, so that no string is made.
function findingsById(findings: readonly Finding[]): Map<string, Map<AccountId, Finding[]>> {
  const byId = new Map<string, Map<AccountId, Finding[]>>();
  for (const finding of findings) {
    const { api_key_id, account } = finding;
    if (api_key_id === null) continue;
    const byAccount = byId.get(api_key_id) ?? new Map<AccountId, Finding[]>();
    if (byAccount.size === 0) byId.set(api_key_id, byAccount);
    const list = byAccount.get(account);
    if (list === undefined) byAccount.set(account, [finding]);
    else list.push(finding);
  }
  return byId;
}
