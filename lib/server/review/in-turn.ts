import "server-only";
import { kept } from "@/lib/audit/kept";
import type { Store } from "../store/open-store";

/** The last work on each review that this process is at, by the store: another store's is another process's. */
const turnsOf = kept(
  (_store: Store) => new Map<string, Promise<unknown>>(),
  new WeakMap<Store, Map<string, Promise<unknown>>>(),
);

/** Runs work on one review after all that was to be done on it before, however that ended. */
export function inTurn<T>(store: Store, id: string, work: () => Promise<T>): Promise<T> {
  const last = turnsOf(store);
  const before = last.get(id) ?? Promise.resolve();
  const turn = before.catch(() => {}).then(work);
  last.set(id, turn);
  const leave = () => last.get(id) === turn && last.delete(id);
  turn.then(leave, leave);
  return turn;
}
