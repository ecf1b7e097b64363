import type { AccountId } from "./account";
import type { Fleet } from "./fleet";

/** Every scope seen on the keys of an account that were read: the second signal of classify. */
export function scopesSeen(fleet: Fleet, account: AccountId): Set<string> {
  const shapes = new Set(
    fleet.keys.filter((key) => key.account === account).map((key) => key.shape),
  );
  const seen = [...shapes].flatMap((id) => (id === null ? [] : (fleet.shapes.get(id) ?? [])));
  return new Set(seen);
}
