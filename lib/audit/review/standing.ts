import { splitScopes } from "../catalogue/catalogue";
import type { Fleet } from "../fleet/fleet";
import { keyRef } from "../key-ref";
import type { ReviewKey } from "./population";
import type { Decision } from "./review";

/** What happened to a key since its review froze it. `unknown`: it is missing from the current data, or not read. */
export type Standing = "unchanged" | "narrowed" | "rescoped" | "gone" | "unknown";

/** Compares the keys of a review with a current fleet. Only a fully read list proves that a key is gone. */
export function standingsIn(now: Fleet): (of: ReviewKey) => Standing {
  const sets = new Map([...now.shapes].map(([id, scopes]) => [id, splitScopes(scopes).real]));
  const keys = new Map(now.keys.map((key) => [keyRef(key), key]));
  return ({ ref, key, analysis }) => {
    const found = keys.get(ref);
    if (found === undefined) {
      const isListed = now.accounts.get(key.account)?.status === "read";
      return isListed && now.finishedAtMs !== null ? "gone" : "unknown";
    }
    const held = found.shape === null ? undefined : sets.get(found.shape);
    if (held === undefined || analysis === null) return "unknown";
    const before = new Set(analysis.real);
    if (!held.every((scope) => before.has(scope))) return "rescoped";
    return held.length === before.size ? "unchanged" : "narrowed";
  };
}

/** Whether a decision no longer holds: its key's scopes have changed, and nobody decided that they should. */
export function isLapsed({ decision }: Pick<Decision, "decision">, standing: Standing): boolean {
  return standing === "rescoped" || (standing === "narrowed" && decision !== "reduce");
}
