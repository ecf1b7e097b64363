import { twinPairs } from "@/components/key/twin-pairs";
import { fittingPurposes, type Purpose } from "@/lib/audit/effects/purposes";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { clustersOf } from "@/lib/audit/fleet/shapes";

const PAIRS = 6;
const CLUSTERS = 6;

/** Comparisons worth making: sets that differ in one or two scopes, and the sets that most keys have. */
export function startingPoints(fleet: Fleet) {
  const clusters = clustersOf(fleet);
  const pairs = twinPairs(clusters).map(({ one, twin }) => ({ ...twin, of: one }));
  return {
    twins: pairs.slice(0, PAIRS),
    moreTwins: Math.max(0, pairs.length - PAIRS),
    clusters: clusters
      .slice(0, CLUSTERS)
      .map((cluster) => ({ cluster, purpose: likelyPurpose(cluster.scopes) })),
  };
}

/**
 * The purpose that drops the fewest scopes; null if even that drops more than it keeps: such a key has several
 * purposes.
 */
function likelyPurpose(scopes: readonly string[]): Purpose | null {
  const [best] = fittingPurposes(scopes);
  return best !== undefined && best.drop * 2 <= scopes.length ? best.purpose : null;
}
