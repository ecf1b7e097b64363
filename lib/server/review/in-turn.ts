import "server-only";
import { kept } from "@/lib/audit/kept";
import type { Store } from "../store/open-store";

/** The latest work of this process on each review, by store, since another store has other reviews. */
const turnsOf = kept(
  (_store: Store) => new Map<string, Promise<unknown>>(),
  new WeakMap<Store, Map<string, Promise<unknown>>>(),
);

/** Runs work on one review after all earlier work on it, however that ended. */
export function inTurn<T>(store: Store, id: string, work: () => Promise<T>): Promise<T> {
  const last = turnsOf(store);
  const before = last.get(id) ?? Promise.resolve();
  const turn = before.catch(() => {}).then(work);
  last.set(id, turn);
  const leave = () => last.get(id) === turn && last.delete(id);
  turn.then(leave, leave);
  return turn;
}
