import type { Fleet, FleetAccount } from "../fleet/fleet";
import { AT_REST } from "../fleet/reducer";
import { type Snapshot, type SnapshotAccount, withUnreadLists } from "./snapshot";

/**
 * Turns a snapshot back into its fleet, so that everything that works on a fleet works on it: findings, what breaks
 * without a key. Its scan is over: it reads nothing more.
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
      // Puts SendGrid's own flags back with the rest: today's catalogue decides which they are.
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
