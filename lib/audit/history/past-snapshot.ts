import type { Fleet, FleetAccount, FleetKey } from "../fleet/fleet";
import { emptyFleet } from "../fleet/reducer";
import { type Snapshot, snapshotOf } from "../snapshot/snapshot";
import { keysIn, type Past, type PastState } from "./past";

/** An account with its record, and the state to show. */
export type PastAccount = Pick<FleetAccount, "account" | "label" | "region" | "disabled"> & {
  past: Past;
  state: PastState;
};

/** When a state counts as read: as far as scans tell, it held all the time between the first and the last of them. */
function spanOf(state: PastState, atMs: number | null): { afterMs: number; beforeMs: number } {
  const isWithin = atMs !== null && atMs <= state.lastAfterMs && atMs >= state.firstBeforeMs;
  return isWithin
    ? { afterMs: atMs, beforeMs: atMs }
    : { afterMs: state.lastAfterMs, beforeMs: state.lastBeforeMs };
}

/**
 * Turns recorded states into the snapshot that would have been saved then. Read times of single keys are not recorded,
 * and so null.
 * @param scopes the scopes of each hash that the states name
 * @param atMs the moment asked for (epoch ms); null: when each state was last seen
 */
export function pastSnapshot(
  accounts: readonly PastAccount[],
  scopes: ReadonlyMap<string, readonly string[]>,
  { target, atMs, tool }: { target: string; atMs: number | null; tool: Snapshot["tool"] },
): Snapshot {
  const numbers = new Map([...scopes.keys()].map((hash, number) => [hash, number]));
  const keys = accounts.flatMap(({ account, past, state }) =>
    keysIn(past, state.number).map(({ api_key_id, name, shape }): FleetKey => {
      const number = numbers.get(shape ?? "") ?? null;
      return { account, api_key_id, name, shape: number, readAtMs: null };
    }),
  );
  const spans = accounts.map(({ state }) => spanOf(state, atMs));
  const finishedAtMs = Math.max(...spans.map(({ beforeMs }) => beforeMs));
  const fleet: Fleet = {
    ...emptyFleet(target),
    accounts: new Map(accounts.map((each) => [each.account, accountOf(each)])),
    keys,
    shapes: new Map([...scopes.values()].entries()),
    startedAtMs: Math.min(...spans.map(({ afterMs }) => afterMs)),
    finishedAtMs,
  };
  return snapshotOf(fleet, { tool, target, savedAtMs: finishedAtMs });
}

function accountOf({ account, label, region, disabled, state }: PastAccount): FleetAccount {
  return { account, label, region, disabled, status: "read", keys: state.keys };
}
