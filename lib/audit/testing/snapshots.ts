import fc from "fast-check";
import type { AuditEvent } from "../fleet/events";
import type { Fleet, Hole } from "../fleet/fleet";
import { applyEvents, emptyFleet } from "../fleet/reducer";
import { factsOf, type SnapshotFacts } from "../snapshot/facts";
import { type Snapshot, snapshotOf } from "../snapshot/snapshot";

export type PlainKey = { id: string; name?: string; scopes: readonly string[] | null };
export type PlainAccount = { keys: readonly PlainKey[] | null; label?: string };

/** A fleet in short notation: accounts with their keys; `keys: null` for one that could not be read. */
export function fleetOf(
  accounts: Readonly<Record<string, PlainAccount>>,
  { startedAtMs = 10_000_000, finished = true } = {},
): Fleet {
  const events: AuditEvent[] = [];
  let shape = 0;
  for (const [account, { keys, label = account }] of Object.entries(accounts)) {
    const status = keys === null ? "failed" : "read";
    const count = keys?.length ?? null;
    const facts = {
      account,
      label,
      region: "global",
      disabled: false,
      status,
      keys: count,
    } as const;
    events.push({ type: "account", ...facts });
    if (keys === null) events.push({ type: "hole", ...refused(account, null) });
    for (const { id, name = id, scopes } of keys ?? []) {
      const key = { type: "key", account, api_key_id: id, name } as const;
      if (scopes === null) {
        events.push({ ...key, shape: null, readAtMs: null });
        events.push({ type: "hole", ...refused(account, id) });
      } else {
        events.push({ type: "shape", id: shape, scopes });
        events.push({ ...key, shape, readAtMs: startedAtMs + 1_000 });
        shape += 1;
      }
    }
  }
  const count = { read: 0, failed: 0, total: 0 };
  const done = { type: "done", startedAtMs, finishedAtMs: startedAtMs + 2_000 } as const;
  if (finished) events.push({ ...done, accounts: count, keys: count });
  return applyEvents(emptyFleet(), events);
}

function refused(account: string, api_key_id: string | null): Hole {
  return { account, api_key_id, code: "access_forbidden", status: 403, message: "Refused." };
}

/** The snapshot of such a fleet, saved shortly after it was read. */
export function snapshotWith(
  accounts: Readonly<Record<string, PlainAccount>>,
  { atMs = 10_000_000, target = "all", finished = true } = {},
): Snapshot {
  const tool = { name: "t", version: "1" };
  const fleet = fleetOf(accounts, { startedAtMs: atMs, finished });
  return snapshotOf(fleet, { tool, target, savedAtMs: atMs + 5_000 });
}

/** Two snapshots, the older first, ready to compare. */
export function twoFacts(older: Snapshot, newer: Snapshot): [SnapshotFacts, SnapshotFacts] {
  const [a, b] = factsOf([older, { ...newer, read_before_ms: older.read_before_ms + 1 }]);
  if (a === undefined || b === undefined) throw new Error("Two went in.");
  return [a, b];
}

const SCOPES = [
  "mail.send",
  "api_keys.create",
  "templates.read",
  "billing.read",
  "x.unknown",
  "2fa_required",
];

/**
 * Arbitrary keys of an account; `null` scopes only if `holes` is set. Few distinct ids, so that two fleets share some.
 */
export function anyKeys(holes: boolean): fc.Arbitrary<PlainKey[]> {
  const scopes = fc.subarray(SCOPES);
  return fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      name: fc.constantFrom("web", "worker", ""),
      scopes: holes ? fc.option(scopes, { freq: 4 }) : scopes,
    }),
    { selector: ({ id }) => id },
  );
}

/** Arbitrary fleets over the same few accounts, some of which can't be read or don't exist. */
export const anyAccounts: fc.Arbitrary<Record<string, PlainAccount>> = fc
  .record({
    "subuser:one": fc.option(fc.record({ keys: fc.option(anyKeys(true)) }), { nil: undefined }),
    "subuser:two": fc.option(fc.record({ keys: fc.option(anyKeys(true)) }), { nil: undefined }),
    "subuser:": fc.option(fc.constant({ keys: null }), { nil: undefined, freq: 4 }),
    self: fc.record({ keys: fc.option(anyKeys(true), { freq: 6 }), label: fc.constant("acme") }),
  })
  .map((accounts) => {
    const there: [string, PlainAccount][] = [];
    for (const [id, account] of Object.entries(accounts)) if (account) there.push([id, account]);
    return Object.fromEntries(there);
  });
