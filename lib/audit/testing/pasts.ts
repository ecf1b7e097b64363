import type { KeyVersion, Past, PastState } from "../history/past";

/** Keys by id, each with its name and the hash of the scopes that a scan found; null: not read. */
export type PlainFacts = Readonly<Record<string, { name: string; shape: string | null }>>;

/** One scan of an account, in which everything was read at once, at some time between the two. */
export type PlainReading = { afterMs: number; beforeMs: number; facts: PlainFacts };

/** The record that scans leave, oldest first: in the store's form, built in the simplest way. */
export function pastOf(readings: readonly PlainReading[]): Past {
  const states: (PastState & { facts: PlainFacts })[] = [];
  for (const { afterMs, beforeMs, facts } of readings) {
    const hash = JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
    const newest = states.at(-1);
    const last = { lastAfterMs: afterMs, lastBeforeMs: beforeMs };
    if (newest?.hash === hash) Object.assign(newest, last);
    else {
      const first = { firstAfterMs: afterMs, firstBeforeMs: beforeMs };
      const keys = Object.keys(facts).length;
      states.push({ number: states.length + 1, hash, keys, ...first, ...last, facts });
    }
  }
  const versions: KeyVersion[] = [];
  for (const { number, facts } of states) {
    for (const [api_key_id, fact] of Object.entries(facts)) {
      const known = versions.findLast((each) => each.api_key_id === api_key_id);
      const isSame = known?.toState === number - 1 || known?.toState === null;
      if (known && isSame && known.name === fact.name && known.shape === fact.shape) {
        known.toState = number;
      } else versions.push({ api_key_id, ...fact, fromState: number, toState: number });
    }
  }
  for (const version of versions) if (version.toState === states.length) version.toState = null;
  return { states, versions, failures: [] };
}
