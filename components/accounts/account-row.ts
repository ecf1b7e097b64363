import { analysisOf } from "@/components/key/analysis-of";
import { type AccountId, isUnreadList, parseAccountId } from "@/lib/audit/account";
import { EFFECTS } from "@/lib/audit/effects/effects";
import type { Finding } from "@/lib/audit/findings/finding";
import type { Severity } from "@/lib/audit/findings/rules";
import type { Fleet, FleetAccount, Hole } from "@/lib/audit/fleet/fleet";
import { kept } from "@/lib/audit/kept";

/** `list`: no account but a list of accounts that could not be read. It holds nobody knows how many. */
export type AccountKind = "parent" | "subuser" | "customer account" | "list";

/** One line of the accounts. `keys` in the list of keys, null when that has not been read; `read` and `failed` of them. */
export type AccountRow = Omit<FleetAccount, "keys"> & {
  kind: AccountKind;
  keys: number | null;
  read: number;
  failed: number;
  findings: number;
  worst: Severity | null;
  /** Keys known to hold each effect, in the order of EFFECTS. */
  effects: readonly number[];
  /** Why the account, or one of its keys, could not be read. */
  hole: Hole | null;
};

type Sums = { read: number; failed: number; effects: number[] };

const effectAt = new Map(EFFECTS.map(({ id }, index) => [id, index]));

/**
 * The accounts of a fleet as lines. Keys are counted in one pass, and their effects looked up once a shape.
 * @param stop why the scan ended before its end; null: it did not. What it was still to read is not read then.
 */
export function accountRows(
  fleet: Fleet,
  findings: readonly Finding[],
  stop: Pick<Hole, "code" | "status" | "message"> | null = null,
): AccountRow[] {
  const sumsOf = kept(
    (_of: AccountId): Sums => ({ read: 0, failed: 0, effects: EFFECTS.map(() => 0) }),
  );
  const effectsOf = effectsByShape(fleet);
  for (const { account, shape } of fleet.keys) {
    const effects = shape === null ? undefined : effectsOf.get(shape);
    if (effects === undefined) continue;
    const sum = sumsOf(account);
    sum.read += 1;
    for (const at of effects) sum.effects[at] = (sum.effects[at] ?? 0) + 1;
  }
  const holes = new Map<AccountId, Hole>();
  for (const hole of fleet.holes) {
    if (hole.api_key_id !== null) sumsOf(hole.account).failed += 1;
    if (hole.api_key_id === null || !holes.has(hole.account)) holes.set(hole.account, hole);
  }
  const found = worstOf(findings);
  return [...fleet.accounts.values()].map((each) => {
    const { account, status } = each;
    const left = status === "waiting" || status === "reading" ? stop : null;
    return {
      ...each,
      ...sumsOf(account),
      status: left === null ? status : "failed",
      kind: kindOf(account),
      findings: found.get(account)?.count ?? 0,
      worst: found.get(account)?.worst ?? null,
      hole: holes.get(account) ?? (left && { account, api_key_id: null, ...left }),
    };
  });
}

function effectsByShape({ shapes }: Fleet): Map<number, number[]> {
  return new Map(
    [...shapes].map(([id, scopes]) => [
      id,
      analysisOf(scopes).effects.flatMap(({ effect }) => effectAt.get(effect) ?? []),
    ]),
  );
}

/** Findings come worst first, so the first of an account is its worst. */
function worstOf(findings: readonly Finding[]) {
  const byAccount = new Map<AccountId, { worst: Severity; count: number }>();
  for (const { account, severity } of findings) {
    const known = byAccount.get(account);
    if (known === undefined) byAccount.set(account, { worst: severity, count: 1 });
    else known.count += 1;
  }
  return byAccount;
}

function kindOf(id: AccountId): AccountKind {
  if (isUnreadList(id)) return "list";
  const account = parseAccountId(id);
  if (account?.kind === "self") return "parent";
  return id.startsWith("subuser:") ? "subuser" : "customer account";
}

/** Keys of which nothing is known: an account with any cannot be said to hold no effect. */
export function unreadKeys({ keys, read }: Pick<AccountRow, "keys" | "read">): number | null {
  return keys === null ? null : Math.max(0, keys - read);
}
