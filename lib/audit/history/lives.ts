import type { KeyLife } from "../context";
import type { Past } from "./past";
import { betweenStates, isRescoped, stepsOf, versionsByKey } from "./spans";

/** What an account's record proves about each key in its newest state, by key id. */
export function livesOf(past: Pick<Past, "states" | "versions">): Map<string, KeyLife> {
  const between = betweenStates(past);
  const lives = new Map<string, KeyLife>();
  for (const [id, versions] of versionsByKey(past)) {
    const [first] = versions;
    if (first === undefined || versions.at(-1)?.toState !== null) continue;
    const life: KeyLife = {
      created: between(first.fromState - 1, first.fromState),
      renamed: null,
      rescoped: null,
    };
    for (const step of stepsOf(versions)) {
      const { version, previous } = step;
      if (version.name !== previous.name) {
        life.renamed = between(previous.toState, version.fromState);
      }
      if (isRescoped(step)) life.rescoped = between(step.known.toState, version.fromState);
    }
    lives.set(id, life);
  }
  return lives;
}
