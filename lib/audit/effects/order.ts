import { byText } from "../by-text";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { exposureOf } from "./exposure";

/** Unread keys come after those known to be harmless. */
const UNREAD = -1;

/**
 * Orders the keys of a fleet by exposure, then name, account and id: the same keys give the same order, however they
 * were read.
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
