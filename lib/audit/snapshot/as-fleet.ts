import type { Fleet, FleetAccount } from "../fleet/fleet";
import { AT_REST } from "../fleet/reducer";
import { type Snapshot, type SnapshotAccount, withUnreadLists } from "./snapshot";

/**
 * A snapshot as the fleet it was made of, so that all that is said of a fleet can be said of it: findings, what breaks
 * without a key. Its scan is over: nothing more will be read.
 */
export function fleetOfSnapshot(snapshot: Snapshot): Fleet {
  const { target, accounts, shapes, keys, not_read, read_after_ms, read_before_ms } =
    withUnreadLists(snapshot);
  const read = keys.filter(({ shape }) => shape !== null).length;
  const listed = accounts.filter(({ status }) => status === "read").length;
  return {
    target,
    accounts: new Map(accounts.map((each) => [each.account, accountOf(each)])),
    keys: keys.map(({ read_at_ms, ...key }) => ({ ...key, readAtMs: read_at_ms })),
    shapes: new Map(
      // SendGrid's own flags with the rest again: what is one of them is for the catalogue of today to say.
      shapes.map(({ scopes, set_by_sendgrid }, at) => [at, [...scopes, ...set_by_sendgrid].sort()]),
    ),
    holes: not_read,
    progress: {
      accounts: { read: listed, failed: accounts.length - listed, total: accounts.length },
      keys: { read, failed: keys.length - read, total: keys.length },
      ...AT_REST,
    },
    startedAtMs: read_after_ms,
    finishedAtMs: read_before_ms,
  };
}

function accountOf(account: SnapshotAccount): FleetAccount {
  return { ...account, status: account.status === "read" ? "read" : "failed" };
}
