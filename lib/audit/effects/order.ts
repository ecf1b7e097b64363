import { byText } from "../by-text";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { exposureOf } from "./exposure";

/** What is not read comes after what is known to be harmless. */
const UNREAD = -1;

/**
 * The keys of a fleet, the most exposed first, then by name, account and id: the same for the same keys, in whatever
 * order they were read.
 */
export function keysInOrder({ keys, shapes }: Fleet): FleetKey[] {
  const scores = new Map([...shapes].map(([id, scopes]) => [id, exposureOf(scopes).score]));
  const score = ({ shape }: FleetKey) => (shape === null ? UNREAD : (scores.get(shape) ?? UNREAD));
  const scored = keys.map((key) => ({ key, score: score(key) }));
  scored.sort(
    (one, other) =>
      other.score - one.score ||
      byText(one.key.name, other.key.name) ||
      byText(one.key.account, other.key.account) ||
      byText(one.key.api_key_id, other.key.api_key_id),
  );
  return scored.map(({ key }) => key);
}
