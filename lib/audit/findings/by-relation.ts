import { soleHolders } from "../effects/sole-holders";
import type { Fleet } from "../fleet/fleet";
import { clustersOf, nearTwins } from "../fleet/shapes";
import { groupBy } from "../group-by";
import type { Steps } from "../steps";
import { countOf } from "../words";
import type { AddFinding } from "./finding";
import { knownSubusers, mintingParents } from "./parent-reach";

/** When this many keys are alike, one that differs slightly is worth a look. */
const ALIKE = 3;

function sameNames(fleet: Fleet, add: AddFinding) {
  for (const keys of groupBy(fleet.keys, ({ account }) => account).values()) {
    // Most accounts have no duplicate name, and checking that is faster than grouping all keys.
    if (new Set(keys.map(({ name }) => name)).size === keys.length) continue;
    for (const [name, same] of groupBy(keys, (key) => key.name)) {
      if (same.length < 2 || name.trim() === "") continue;
      for (const key of same) add("same-name", key, [], `${same.length} keys called "${name}"`);
    }
  }
}

function oddOnes(fleet: Fleet, add: AddFinding) {
  const clusters = clustersOf(fleet);
  if (!clusters.some(({ keys }) => keys.length >= ALIKE)) return;
  for (const [{ keys }, twins] of nearTwins(clusters)) {
    const like = twins.find((twin) => twin.cluster.keys.length >= ALIKE);
    const [key] = keys;
    if (!like || !key || keys.length > 1) continue;
    const extra = like.fewer.map((scope) => `+${scope}`);
    const lacks = like.more.map((scope) => `-${scope}`);
    const detail = `${[...extra, ...lacks].join(" ")} beside ${like.cluster.keys.length} keys alike`;
    add("odd-one-out", key, like.fewer, detail);
  }
}

function parentsThatMint(fleet: Fleet, add: AddFinding) {
  const count = knownSubusers(fleet);
  if (count === 0) return;
  for (const { key, scopes } of mintingParents(fleet)) {
    // Only the parent's subusers are known: we never ask whether a customer account has any.
    if (key.account !== "self") continue;
    add("reaches-subusers", key, scopes, `${countOf(count, "subuser")} known`);
  }
}

/**
 * What only a comparison with other keys or accounts shows: a shared name, the only key that can do something, a near
 * twin.
 */
export function* relationFindings(fleet: Fleet, add: AddFinding): Steps<void> {
  sameNames(fleet, add);
  yield;
  oddOnes(fleet, add);
  yield;
  parentsThatMint(fleet, add);
  for (const [key, tasks] of soleHolders(fleet)) {
    add("sole-holder", key, [], tasks.map((task) => task.verb).join(", "));
  }
}
