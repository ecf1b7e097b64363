import { analysisOf } from "@/components/key/analysis-of";
import type { KeyType } from "@/lib/audit/effects/classify";
import type { Effect } from "@/lib/audit/effects/rules";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keysByShape } from "@/lib/audit/fleet/shapes";

/** How many of the keys read have each type and each effect, and how many can do most. */
export type Tally = {
  types: ReadonlyMap<KeyType, number>;
  effects: ReadonlyMap<Effect, number>;
  /** Can do nearly everything: Full Access, and Custom with everything on. */
  everything: number;
  /** Can create or change keys, but not nearly everything. */
  minting: number;
};

/** Counts the keys read: each shape once, times the number of keys that have it. */
export function tallyOf(fleet: Fleet): Tally {
  const types = new Map<KeyType, number>();
  const effects = new Map<Effect, number>();
  let [everything, minting] = [0, 0];
  const add = <Name>(counts: Map<Name, number>, name: Name, keys: number) =>
    counts.set(name, (counts.get(name) ?? 0) + keys);
  for (const [shape, keys] of keysByShape(fleet)) {
    const scopes = fleet.shapes.get(shape);
    if (scopes === undefined) continue;
    const analysis = analysisOf(scopes);
    const { type } = analysis.classification;
    add(types, type, keys);
    for (const { effect } of analysis.effects) add(effects, effect, keys);
    if (type === "full_access" || type === "custom_everything") everything += keys;
    else if (analysis.effects.some(({ effect }) => effect === "mint")) minting += keys;
  }
  return { types, effects, everything, minting };
}
