import { analysisOf } from "@/components/key/analysis-of";
import { ACCOUNT_NOUN, type AccountId, isUnreadList, kindOf } from "@/lib/audit/account";
import { EFFECTS } from "@/lib/audit/effects/effects";
import type { Finding } from "@/lib/audit/findings/finding";
import type { Severity } from "@/lib/audit/findings/rules";
import type { Fleet, FleetAccount, Hole } from "@/lib/audit/fleet/fleet";
import { kept } from "@/lib/audit/kept";

/** `list`: no account but a list of accounts that could not be read. It holds nobody knows how many. */
export type AccountKind = "parent" | ListedNoun | "list";

/** What the accounts that a list names are called. */
export type ListedNoun = (typeof ACCOUNT_NOUN)["subuser" | "account-id"];

/**
 * One row of the accounts. `keys`: how many are listed, null when the list was not read; `read` and `failed` count
 * among them.
 */
export type AccountRow = Omit<FleetAccount, "keys"> & {
  kind: AccountKind;
  keys: number | null;
  read: number;
  failed: number;
  findings: number;
  worst: Severity | null;
  /** How many keys are known to hold each effect, in the order of EFFECTS. */
  effects: readonly number[];
  /** Why the account, or one of its keys, could not be read. */
  hole: Hole | null;
};

type Sums = { read: number; failed: number; effects: number[] };

const effectAt = new Map(EFFECTS.map(({ id }, index) => [id, index]));

/**
 * The accounts of a fleet as rows. Counts keys in one pass, and looks up effects once per shape.
 * @param stop why the scan ended early, so that what was unread stays unread; null: it did not
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
      kind: rowKindOf(account),
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

/** Findings come worst first, so an account's first is its worst. */
function worstOf(findings: readonly Finding[]) {
  const byAccount = new Map<AccountId, { worst: Severity; count: number }>();
  for (const { account, severity } of findings) {
    const known = byAccount.get(account);
    if (known === undefined) byAccount.set(account, { worst: severity, count: 1 });
    else known.count += 1;
  }
  return byAccount;
}

function rowKindOf(id: AccountId): AccountKind {
  if (isUnreadList(id)) return "list";
  const kind = kindOf(id);
  return kind === "self" ? "parent" : ACCOUNT_NOUN[kind];
}

/**
 * How many keys are unread; null: their number is unknown. With any unread key, an account cannot be said to lack an
 * effect.
 */
export function unreadKeys({ keys, read }: Pick<AccountRow, "keys" | "read">): number | null {
  return keys === null ? null : Math.max(0, keys - read);
}
