import { groupBy } from "../group-by";
import type { Interval } from "../interval";
import type { KeyVersion, Past, PastState } from "./past";

/** When the facts of one state came in place of another's: at any time before where that one is not recorded. */
export type Between = (from: number | null, to: number) => Interval;

/** Knows when an account came from one of its states to another. */
export function betweenStates({ states }: Pick<Past, "states">): Between {
  const at = new Map<number | null, PastState>(states.map((state) => [state.number, state]));
  return (from, to) => ({
    afterMs: at.get(from)?.lastAfterMs ?? null,
    byMs: at.get(to)?.firstBeforeMs ?? states[0]?.firstBeforeMs ?? 0,
  });
}

/** What each key was, oldest first, by its id. */
export function versionsByKey({ versions }: Pick<Past, "versions">): Map<string, KeyVersion[]> {
  const oldestFirst = versions.toSorted((a, b) => a.fromState - b.fromState);
  return groupBy(oldestFirst, ({ api_key_id }) => api_key_id);
}

/** A key whose version follows on another, and the one before in which its scopes were known. */
export type Step = { version: KeyVersion; previous: KeyVersion; known: KeyVersion | null };

/** Each version of a key that follows on one of the state just before it. A key that came back began anew. */
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
