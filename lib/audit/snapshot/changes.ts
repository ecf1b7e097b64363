import { type AccountId, isUnreadList, listOf } from "../account";
import { byText } from "../by-text";
import { diffScopes } from "../catalogue/diff";
import type { Analysis } from "../effects/analyse";
import { isHarmful } from "../effects/effects";
import type { Effect } from "../effects/rules";
import { kept } from "../kept";
import { type KeyRef, keyRef } from "../key-ref";
import { isListed, type SnapshotFacts } from "./facts";
import type { Snapshot, SnapshotAccount, SnapshotKey } from "./snapshot";

/**
 * What happened to a key. `rescoped` may be `renamed` as well; `scopes-known` and `scopes-unknown`: only one of the two
 * snapshots has its scopes, so nobody knows whether they changed.
 */
export type KeyChangeKind =
  | "added"
  | "removed"
  | "rescoped"
  | "renamed"
  | "scopes-known"
  | "scopes-unknown";

/** A key in one of the snapshots. A null `analysis` means its scopes are not read. */
export type KeyState = { name: string; analysis: Analysis | null; readAtMs: number | null };

/** One key of an account that was fully read both times. */
export type KeyChange = {
  account: AccountId;
  api_key_id: string;
  /** Empty if the key is unchanged. */
  kinds: readonly KeyChangeKind[];
  before: KeyState | null;
  after: KeyState | null;
  /** Real scopes that only one side has; both empty unless the scopes were read both times. */
  gained: readonly string[];
  lost: readonly string[];
  /** Effects that it gained a new way to have, even if it had them another way. For an added key: all. */
  newEffects: readonly Effect[];
};

/** What happened to an account as a whole, with the known number of keys before or now. */
export type AccountChange = {
  account: AccountId;
  label: string;
  kind: "readable" | "unreadable" | "appeared" | "gone" | "unread";
  keys: number | null;
  /** Why it could not be read, if it couldn't. */
  reason: string | null;
};

/** The difference between two snapshots. */
export type Changes = {
  older: SnapshotFacts;
  newer: SnapshotFacts;
  /** Every key of the compared accounts, worst change first, unchanged keys last. */
  keys: readonly KeyChange[];
  /** Accounts fully read both times. Only their keys can count as added or removed. */
  accountsCompared: number;
  /** What can be said about the other accounts. */
  accounts: readonly AccountChange[];
  /** Accounts that only one of the two covers. */
  outside: number;
};

export type Comparison =
  | { ok: true; changes: Changes }
  /** `targets`: they cover different accounts. `parents`: each covers the own account of a different parent. */
  | { ok: false; why: "targets" | "parents" };

/** Compares two snapshots. Neither SendGrid's own flags nor a different catalogue count as a change. */
export function compareSnapshots(older: SnapshotFacts, newer: SnapshotFacts): Comparison {
  const target = commonTarget(older.snapshot, newer.snapshot);
  if (target === null) return { ok: false, why: "targets" };
  if (areOtherParents(older, newer)) return { ok: false, why: "parents" };
  const all = [...new Set([...older.accounts.keys(), ...newer.accounts.keys()])];
  const looked = target === "all" ? all : all.filter((account) => account === target);
  const compared = new Set(
    looked.filter((account) => isListed(older, account) && isListed(newer, account)),
  );
  return {
    ok: true,
    changes: {
      older,
      newer,
      keys: keyChanges(older, newer, compared),
      accountsCompared: compared.size,
      accounts: looked
        .filter((account) => !compared.has(account))
        .map((account) => accountChange(older, newer, account))
        .sort((a, b) => byText(a.label, b.label)),
      outside: all.length - looked.length,
    },
  };
}

/** What both cover; null if they have nothing in common. */
export function commonTarget(
  { target: a }: Pick<Snapshot, "target">,
  { target: b }: Pick<Snapshot, "target">,
): Snapshot["target"] | null {
  if (a === b || b === "all") return a;
  return a === "all" ? b : null;
}

/** The own account is `self` for every parent: a different name and no common key mean a different account. */
function areOtherParents(older: SnapshotFacts, newer: SnapshotFacts): boolean {
  const [a, b] = [older.accounts.get("self"), newer.accounts.get("self")];
  if (a === undefined || b === undefined || a.label === b.label) return false;
  const keys = [...older.keys.values()].filter(({ account }) => account === "self");
  return keys.every((key) => !newer.keys.has(keyRef(key)));
}

function keyChanges(
  older: SnapshotFacts,
  newer: SnapshotFacts,
  compared: ReadonlySet<AccountId>,
): KeyChange[] {
  const places = new Set<KeyRef>();
  for (const { keys } of [older, newer]) {
    for (const [place, { account }] of keys) if (compared.has(account)) places.add(place);
  }
  const differencesFrom = kept((before: Analysis) =>
    kept((after: Analysis) => difference(before, after)),
  );
  const changes = [...places].flatMap((place) => {
    const [old, now] = [older.keys.get(place), newer.keys.get(place)];
    const key = now ?? old;
    if (key === undefined) return [];
    const before = old === undefined ? null : stateOf(older, old);
    const after = now === undefined ? null : stateOf(newer, now);
    const { account, api_key_id } = key;
    return { account, api_key_id, ...keyChange(before, after, differencesFrom) };
  });
  return changes
    .map((change) => ({ change, place: keyRef(change), ...rankOf(change) }))
    .sort(
      (a, b) => a.tier - b.tier || b.harm - a.harm || b.score - a.score || byText(a.place, b.place),
    )
    .map(({ change }) => change);
}

const stateOf = (facts: SnapshotFacts, key: SnapshotKey): KeyState => ({
  name: key.name,
  analysis: facts.analysisOf(key),
  readAtMs: key.read_at_ms,
});

type Difference = Pick<KeyChange, "gained" | "lost" | "newEffects">;

const NO_DIFFERENCE: Difference = { gained: [], lost: [], newEffects: [] };

function difference(before: Analysis, after: Analysis): Difference {
  const { onlyLeft, onlyRight } = diffScopes(before.real, after.real);
  // By rule: a key that could change the account's profile, and now its password, gained something the effect hides.
  const had = new Set(before.effects.flatMap(({ rules }) => rules.map(({ rule }) => rule)));
  const more = after.effects.filter(({ rules }) => rules.some(({ rule }) => !had.has(rule)));
  return {
    gained: onlyRight,
    lost: onlyLeft,
    newEffects: more.map(({ effect }) => effect),
  };
}

function keyChange(
  before: KeyState | null,
  after: KeyState | null,
  differencesFrom: (before: Analysis) => (after: Analysis) => Difference,
): Omit<KeyChange, "account" | "api_key_id"> {
  if (before === null || after === null) {
    const newEffects = after?.analysis?.effects.map(({ effect }) => effect) ?? [];
    const kinds = [before === null ? ("added" as const) : ("removed" as const)];
    return { before, after, kinds, ...NO_DIFFERENCE, newEffects };
  }
  const [had, has] = [before.analysis, after.analysis];
  const found = had === null || has === null ? NO_DIFFERENCE : differencesFrom(had)(has);
  const kinds: KeyChangeKind[] = [];
  if (found.gained.length + found.lost.length > 0) kinds.push("rescoped");
  if (before.name !== after.name) kinds.push("renamed");
  if (had === null && has !== null) kinds.push("scopes-known");
  if (had !== null && has === null) kinds.push("scopes-unknown");
  return { before, after, kinds, ...found };
}

/** The order of the remaining changes, after the harmful ones; unchanged keys come last. */
const TIERS: readonly KeyChangeKind[] = [
  "added",
  "rescoped",
  "removed",
  "renamed",
  "scopes-unknown",
  "scopes-known",
];

/**
 * Worse changes have a smaller tier: new abilities by severity, then other additions, lost scopes, removed keys, names,
 * unknowns. A new key that could not be read does not count as harmless.
 */
function rankOf({ kinds, before, after, gained, newEffects }: KeyChange) {
  const has = after?.analysis ?? null;
  const harm = Math.max(
    0,
    ...newEffects.filter(isHarmful).map((effect) => {
      return has?.effects.find((hit) => hit.effect === effect)?.points ?? 0;
    }),
  );
  const score = (has ?? before?.analysis)?.exposure.score ?? 0;
  const isUnknown = kinds.includes("added") && has === null;
  if (harm > 0 || isUnknown) return { tier: 0, harm, score };
  const first = TIERS.findIndex((kind) => kinds.includes(kind));
  const tier = gained.length > 0 ? 1 : first < 0 ? TIERS.length + 1 : first + 1;
  return { tier, harm, score };
}

function accountChange(older: SnapshotFacts, newer: SnapshotFacts, id: AccountId): AccountChange {
  const [old, now] = [older.accounts.get(id), newer.accounts.get(id)];
  const either = now ?? old;
  const isRead = now?.status === "read";
  return {
    account: id,
    label: either?.label ?? id,
    kind: kindOf(),
    keys: (isRead ? now : (old ?? now))?.keys ?? null,
    reason: reasonIn(isRead || now === undefined ? older : newer, id),
  };

  function kindOf(): AccountChange["kind"] {
    // The stand-in for an unread list goes once the list is read.
    if (isUnreadList(id))
      return now === undefined ? "readable" : old === undefined ? "unreadable" : "unread";
    if (old === undefined) return isRead && isUnlisted(older, id) ? "readable" : newcomer(now);
    if (now === undefined) return isUnlisted(newer, id) ? "unreadable" : "gone";
    if (isRead) return "readable";
    return old.status === "read" ? "unreadable" : "unread";
  }
  function newcomer(account: SnapshotAccount | undefined): AccountChange["kind"] {
    return isUnlisted(older, id) && account?.status !== "read" ? "unread" : "appeared";
  }
}

/** Whether the list that would name the account could not be read: its absence then proves nothing. */
function isUnlisted({ accounts }: SnapshotFacts, id: AccountId): boolean {
  return accounts.has(listOf(id));
}

function reasonIn({ snapshot }: SnapshotFacts, id: AccountId): string | null {
  const hole = snapshot.not_read.find(({ account, api_key_id }) => {
    return account === id && api_key_id === null;
  });
  return hole?.message ?? null;
}
