import { twinPairs } from "@/components/key/twin-pairs";
import { fittingPurposes, type Purpose } from "@/lib/audit/effects/purposes";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Cluster, clustersOf, type Twin } from "@/lib/audit/fleet/shapes";

const PAIRS = 6;
const CLUSTERS = 6;

/** `purpose`: the one that leaves least to drop, null when all leave more than they keep: such a key has several. */
type StartingPoints = {
  twins: readonly (Twin & { of: Cluster })[];
  /** Pairs beyond those in `twins`. */
  moreTwins: number;
  clusters: readonly { cluster: Cluster; purpose: Purpose | null }[];
};

/** Comparisons worth a look: sets that differ in one or two scopes, and the sets that most keys have. */
export function startingPoints(fleet: Fleet): StartingPoints {
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

function likelyPurpose(scopes: readonly string[]): Purpose | null {
  const [best] = fittingPurposes(scopes);
  return best !== undefined && best.drop * 2 <= scopes.length ? best.purpose : null;
}
