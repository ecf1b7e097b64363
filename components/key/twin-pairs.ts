import { type Cluster, nearTwins, type Twin } from "@/lib/audit/fleet/shapes";

/** Scope sets that nearly match, each pair once, the largest first. */
export function twinPairs(
  clusters: readonly Cluster[],
  twins: ReadonlyMap<Cluster, readonly Twin[]> = nearTwins(clusters),
) {
  const order = new Map(clusters.map((cluster, at) => [cluster, at]));
  return clusters.flatMap((one) =>
    (twins.get(one) ?? [])
      .filter(({ cluster }) => (order.get(cluster) ?? 0) > (order.get(one) ?? 0))
      .map((twin) => ({ one, twin })),
  );
}
