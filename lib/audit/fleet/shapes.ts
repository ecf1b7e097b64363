import { byText } from "../by-text";
import { splitScopes } from "../catalogue/catalogue";
import { countBy } from "../group-by";
import { shortHash } from "../short-hash";
import type { Fleet, FleetKey } from "./fleet";

/** Another cluster that differs in one or two scopes: `more` are those it adds, `fewer` those it lacks. */
export type Twin = { cluster: Cluster; more: readonly string[]; fewer: readonly string[] };

/** All keys with exactly the same permissions. */
export type Cluster = {
  /** See {@link shapeId}. */
  id: string;
  /** Its real scopes, sorted. SendGrid's own flags make no difference. */
  scopes: readonly string[];
  keys: readonly FleetKey[];
};

/**
 * Names a set of real scopes in an address: keys with exactly these scopes always get the same name.
 * @param real sorted, as {@link splitScopes} returns them
 */
export function shapeId(real: readonly string[]): string {
  return shortHash(real);
}

/** How many keys have each shape of a fleet. Keys that are not read have none. */
export function keysByShape({ keys }: Pick<Fleet, "keys">): Map<number, number> {
  return countBy(keys.map(({ shape }) => shape).filter((shape) => shape !== null));
}

/** The keys of a fleet by what they may do, largest cluster first. Keys that are not read are in none. */
export function clustersOf(fleet: Fleet): Cluster[] {
  const bySet = new Map<string, Cluster & { keys: FleetKey[] }>();
  const byShape = new Map<number, { keys: FleetKey[] }>();
  for (const [id, all] of fleet.shapes) {
    const scopes = splitScopes(all).real;
    // As JSON, since a SendGrid scope may be any string, even one with a space.
    const set = JSON.stringify(scopes);
    const cluster = bySet.get(set) ?? { id: shapeId(scopes), scopes, keys: [] };
    bySet.set(set, cluster);
    byShape.set(id, cluster);
  }
  for (const key of fleet.keys) {
    if (key.shape !== null) byShape.get(key.shape)?.keys.push(key);
  }
  return [...bySet.values()]
    .filter(({ keys }) => keys.length > 0)
    .sort(
      (a, b) =>
        b.keys.length - a.keys.length || b.scopes.length - a.scopes.length || byText(a.id, b.id),
    );
}

function bitsOf(clusters: readonly Cluster[]): Uint32Array[] {
  const places = new Map<string, number>();
  for (const { scopes } of clusters) {
    for (const scope of scopes) if (!places.has(scope)) places.set(scope, places.size);
  }
  const words = Math.ceil(places.size / 32);
  return clusters.map(({ scopes }) => {
    const bits = new Uint32Array(words);
    for (const scope of scopes) {
      const at = places.get(scope) ?? 0;
      const word = at >>> 5;
      bits[word] = (bits[word] ?? 0) | (1 << (at & 31));
    }
    return bits;
  });
}

/** Whether two bit sets differ in at most `most` bits; stops at the first bit too many. */
function within(most: number, a: Uint32Array, b: Uint32Array): boolean {
  let left = most;
  for (let word = 0; word < a.length; word += 1) {
    // Clears the lowest set bit once for each difference still allowed; a bit that remains is one too many.
    for (let rest = (a[word] ?? 0) ^ (b[word] ?? 0); rest !== 0; rest &= rest - 1) {
      left -= 1;
      if (left < 0) return false;
    }
  }
  return true;
}

/**
 * Pairs of clusters that differ in at most two scopes, from both sides. Compares only sets of nearly equal size, so
 * thousands of clusters take milliseconds.
 */
export function nearTwins(clusters: readonly Cluster[]): Map<Cluster, Twin[]> {
  const bySize = clusters.toSorted((a, b) => a.scopes.length - b.scopes.length);
  const bits = bitsOf(bySize);
  const twins = new Map<Cluster, Twin[]>(clusters.map((cluster) => [cluster, []]));
  for (const [at, one] of bySize.entries()) {
    const mine = bits[at];
    for (let next = at + 1; next < bySize.length; next += 1) {
      const [other, others] = [bySize[next], bits[next]];
      if (!other || !mine || !others || other.scopes.length > one.scopes.length + 2) break;
      if (!within(2, mine, others)) continue;
      const [has, hasOther] = [new Set(one.scopes), new Set(other.scopes)];
      const extra = other.scopes.filter((scope) => !has.has(scope));
      const lacks = one.scopes.filter((scope) => !hasOther.has(scope));
      twins.get(one)?.push({ cluster: other, more: extra, fewer: lacks });
      twins.get(other)?.push({ cluster: one, more: lacks, fewer: extra });
    }
  }
  return twins;
}

/** Clusters of one key with no near twin: made by hand, or for something that no other key does. */
export function outliers(clusters: readonly Cluster[], twins = nearTwins(clusters)): Cluster[] {
  return clusters.filter(
    (cluster) => cluster.keys.length === 1 && (twins.get(cluster) ?? []).length === 0,
  );
}
