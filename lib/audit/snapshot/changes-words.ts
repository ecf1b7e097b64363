import { EFFECTS, isHarmful } from "../effects/effects";
import { counted, countOf, listed, oneOr } from "../words";
import type { Changes, KeyChange, KeyChangeKind } from "./changes";

/** How many of the compared keys changed in each way. A key may change in two. */
export type ChangeCounts = Record<KeyChangeKind | "changed" | "same" | "compared", number>;

/** Counts the changes. */
export function countChanges({ keys }: Changes): ChangeCounts {
  const counts: ChangeCounts = {
    added: 0,
    removed: 0,
    rescoped: 0,
    renamed: 0,
    "scopes-known": 0,
    "scopes-unknown": 0,
    changed: 0,
    same: 0,
    compared: keys.length,
  };
  for (const { kinds } of keys) {
    for (const kind of kinds) counts[kind] += 1;
    counts[kinds.length === 0 ? "same" : "changed"] += 1;
  }
  return counts;
}

const keysOf = (count: number) => countOf(count, "key");

/**
 * The gravest new ability of the keys, in one sentence. Null if they gained nothing harmful; it never stands in for
 * unread data.
 */
export function gainedSentence({ keys }: Changes): string | null {
  const added = (change: KeyChange) => change.kinds.includes("added");
  for (const { id, can } of EFFECTS.filter((effect) => isHarmful(effect.id))) {
    const all = keys.filter(({ newEffects }) => newEffects.includes(id));
    const fresh = all.filter(added).length;
    const gained = all.length - fresh;
    if (gained > 0) {
      const also = fresh > 0 ? `, and ${countOf(fresh, "new key")} can too` : "";
      return `${keysOf(gained)} can now ${can}${also}.`;
    }
    if (fresh > 0) return `${countOf(fresh, "new key")} can ${can}.`;
  }
  const unknown = keys.filter((change) => added(change) && change.after?.analysis === null).length;
  if (unknown > 0)
    return `What ${keysOf(unknown)} can do that ${oneOr(unknown, "is", "are")} new is not known.`;
  const strange = keys.filter((change) => {
    const { unknown: strangers = [] } = change.after?.analysis ?? {};
    return strangers.some((scope) => added(change) || change.gained.includes(scope));
  }).length;
  return strange > 0 ? `${keysOf(strange)} gained unrecognized scopes.` : null;
}

/** How many keys changed in which way, in one sentence; if none did, with the proof. */
export function countsSentence(changes: Changes): string {
  const counts = countChanges(changes);
  const { compared, accountsCompared } = { ...counts, ...changes };
  const accounts = countOf(accountsCompared, "account");
  if (accountsCompared === 0) {
    return "No account was fully read both times, so nothing can be said about any key.";
  }
  const unread = changes.keys.filter(({ before, after }) => {
    return (
      before !== null && after !== null && (before.analysis === null || after.analysis === null)
    );
  }).length;
  const but =
    unread === 0
      ? ""
      : ` The scopes of ${counted(unread)} were not read both times, so they may have changed.`;
  const parts = [
    [counts.added, "added"],
    [counts.removed, "removed"],
    [counts.rescoped, "with changed scopes"],
    [counts.renamed, "renamed"],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${counted(count)} ${word}`);
  if (said.length === 0) {
    return `None of ${keysOf(compared)} in ${accounts} was added, removed, renamed or given other scopes.${but}`;
  }
  return `Of ${keysOf(compared)} in ${accounts}: ${listed(said)}; ${counted(counts.same)} unchanged.${but}`;
}
