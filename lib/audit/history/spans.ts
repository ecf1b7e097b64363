import { groupBy } from "../group-by";
import type { Interval } from "../interval";
import type { KeyVersion, Past, PastState } from "./past";

/** When one state's facts replaced another's; the start is open if the earlier state is not recorded. */
export type Between = (from: number | null, to: number) => Interval;

/** Returns a lookup of when an account moved from one of its states to another. */
export function betweenStates({ states }: Pick<Past, "states">): Between {
  const at = new Map<number | null, PastState>(states.map((state) => [state.number, state]));
  return (from, to) => ({
    afterMs: at.get(from)?.lastAfterMs ?? null,
    byMs: at.get(to)?.firstBeforeMs ?? states[0]?.firstBeforeMs ?? 0,
  });
}

/** The versions of each key, oldest first, by key id. */
export function versionsByKey({ versions }: Pick<Past, "versions">): Map<string, KeyVersion[]> {
  const oldestFirst = versions.toSorted((a, b) => a.fromState - b.fromState);
  return groupBy(oldestFirst, ({ api_key_id }) => api_key_id);
}

/** A key's version, the one before it, and the last earlier one with known scopes. */
export type Step = { version: KeyVersion; previous: KeyVersion; known: KeyVersion | null };

/** Each version of a key that directly follows another in state order. A key that came back starts anew. */
export function* stepsOf(versions: readonly KeyVersion[]): Generator<Step> {
  let known: KeyVersion | null = null;
  for (const [at, version] of versions.entries()) {
    const previous = versions[at - 1];
    if (previous?.toState === version.fromState - 1) yield { version, previous, known };
    else known = null;
    if (version.shape !== null) known = version;
  }
}

/** Whether a step changed the key's scopes, as far as they were read. */
export function isRescoped(step: Step): step is Step & { known: KeyVersion } {
  const { version, known } = step;
  return version.shape !== null && known !== null && known.shape !== version.shape;
}
