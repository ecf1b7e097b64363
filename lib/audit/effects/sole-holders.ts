import type { AccountId } from "../account";
import { CATALOGUE, splitScopes } from "../catalogue/catalogue";
import { anyScopeMatcher } from "../catalogue/pattern";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { groupBy } from "../group-by";
import { TASKS, type Task } from "./tasks";

const MATCHERS = TASKS.map((task) => ({ task, matches: anyScopeMatcher(task.scopes) }));

// Computed once. Scopes outside the catalogue do no task: guessing one must not make another key look dispensable.
const TASKS_OF = new Map(
  CATALOGUE.map(({ scope }) => {
    return [scope, MATCHERS.filter(({ matches }) => matches(scope)).map(({ task }) => task)];
  }),
);

/** The tasks that we know a scope set can do. */
export function tasksOf(scopes: readonly string[]): Task[] {
  const known = new Set(scopes.flatMap((scope) => TASKS_OF.get(scope) ?? []));
  return TASKS.filter((task) => known.has(task));
}

/**
 * What an account would lose with a key. Uncertain if other keys of the account are not read, or not all listed: one of
 * them may hold what seems lost.
 */
export type Loss = {
  tasks: readonly Task[];
  scopes: readonly string[];
  isCertain: boolean;
  /** The account's other keys. */
  others: { read: number; total: number };
};

function isAllRead(fleet: Fleet, account: AccountId, keys: readonly FleetKey[]): boolean {
  const listed = fleet.accounts.get(account)?.status === "read";
  return listed && keys.every((key) => key.shape !== null);
}

/** What an account loses when one of its keys is deleted: the tasks and scopes that no other key of the account has. */
export function lossIfDeleted(fleet: Fleet, key: FleetKey): Loss {
  const others = fleet.keys.filter(
    (other) => other.account === key.account && other.api_key_id !== key.api_key_id,
  );
  const shapes = new Set(others.map((other) => other.shape));
  const left = new Set(
    [...shapes].flatMap((id) => (id === null ? [] : (fleet.shapes.get(id) ?? []))),
  );
  const own = key.shape === null ? [] : (fleet.shapes.get(key.shape) ?? []);
  const leftTasks = new Set(tasksOf([...left]));
  const isCertain = key.shape !== null && isAllRead(fleet, key.account, others);
  return {
    tasks: tasksOf(own).filter((task) => !leftTasks.has(task)),
    scopes: splitScopes(own).real.filter((scope) => !left.has(scope)),
    isCertain,
    others: { read: others.filter((other) => other.shape !== null).length, total: others.length },
  };
}

type Holder = FleetKey | "several";

/**
 * Finds, in one pass, every key that alone in its account can do some task. Skips accounts with a single key, where
 * that says nothing, and accounts with an unread key, which may do it too.
 */
export function soleHolders(fleet: Fleet): Map<FleetKey, readonly Task[]> {
  const tasksOfShape = new Map(
    [...fleet.shapes].map(([id, scopes]) => [
      id,
      tasksOf(scopes).map((task) => TASKS.indexOf(task)),
    ]),
  );
  const sole = new Map<FleetKey, readonly Task[]>();
  for (const [account, keys] of groupBy(fleet.keys, (key) => key.account)) {
    if (keys.length < 2 || !isAllRead(fleet, account, keys)) continue;
    const ofShape = new Map<number | null, Holder>();
    for (const key of keys) ofShape.set(key.shape, ofShape.has(key.shape) ? "several" : key);
    // Indexed by task number: a shape does dozens of tasks, and looking each up takes ten times as long.
    const holders: (Holder | undefined)[] = TASKS.map(() => undefined);
    for (const [shape, holder] of ofShape) {
      for (const task of tasksOfShape.get(shape ?? -1) ?? []) {
        holders[task] = holders[task] === undefined ? holder : "several";
      }
    }
    const alone = new Map<FleetKey, Task[]>();
    for (const [at, task] of TASKS.entries()) {
      const holder = holders[at];
      if (holder === undefined || holder === "several") continue;
      alone.set(holder, [...(alone.get(holder) ?? []), task]);
    }
    for (const key of alone.size > 0 ? keys : []) {
      const tasks = alone.get(key);
      if (tasks !== undefined) sole.set(key, tasks);
    }
  }
  return sole;
}
