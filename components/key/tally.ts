import type { KeyType } from "@/lib/audit/classify";
import type { Effect } from "@/lib/audit/effect-rules";
import type { Fleet } from "@/lib/audit/fleet";
import { analysisOf } from "./analysis-of";

/** How many of the keys read are of each type, and hold each effect. */
export type Tally = {
  types: ReadonlyMap<KeyType, number>;
  effects: ReadonlyMap<Effect, number>;
};

/** Counts the keys read: once a shape, times the keys that have it. */
export function tallyOf(fleet: Fleet): Tally {
  const keysOf = new Map<number, number>();
  for (const { shape } of fleet.keys) {
    if (shape !== null) keysOf.set(shape, (keysOf.get(shape) ?? 0) + 1);
  }
  const types = new Map<KeyType, number>();
  const effects = new Map<Effect, number>();
  const add = <Name>(counts: Map<Name, number>, name: Name, keys: number) =>
    counts.set(name, (counts.get(name) ?? 0) + keys);
  for (const [shape, keys] of keysOf) {
    const scopes = fleet.shapes.get(shape);
    if (scopes === undefined) continue;
    const analysis = analysisOf(scopes);
    add(types, analysis.classification.type, keys);
    for (const { effect } of analysis.effects) add(effects, effect, keys);
  }
  return { types, effects };
}
