import type { AccountId } from "../account";
import { type Analysis, analyser } from "../effects/analyse";
import { type KeyRef, keyRef } from "../key-ref";
import type { Snapshot, SnapshotAccount, SnapshotKey } from "./snapshot";

/** A snapshot indexed by account and key, with each scope set analysed once by today's catalogue. */
export type SnapshotFacts = {
  snapshot: Snapshot;
  accounts: ReadonlyMap<AccountId, SnapshotAccount>;
  keys: ReadonlyMap<KeyRef, SnapshotKey>;
  /** Null if its scopes are not read. Equal sets return the same object, across snapshots. */
  analysisOf: (key: SnapshotKey) => Analysis | null;
};

/** Indexes snapshots, oldest first. Analyses each scope set once for all of them. */
export function factsOf(snapshots: readonly Snapshot[]): SnapshotFacts[] {
  const analyseOnce = analyser();
  return snapshots
    .map((snapshot): SnapshotFacts => {
      const ofShape = snapshot.shapes.map(({ scopes, set_by_sendgrid }) => {
        // Both together: today's catalogue decides for all alike which scopes are SendGrid's own.
        return analyseOnce([...scopes, ...set_by_sendgrid]);
      });
      return {
        snapshot,
        accounts: new Map(snapshot.accounts.map((each) => [each.account, each])),
        keys: new Map(snapshot.keys.map((each) => [keyRef(each), each])),
        analysisOf: ({ shape }) => (shape === null ? null : (ofShape[shape] ?? null)),
      };
    })
    .sort((a, b) => a.snapshot.read_before_ms - b.snapshot.read_before_ms);
}

/** Whether the snapshot lists the account's keys: only then does a missing key mean that it wasn't there. */
export function isListed({ accounts }: SnapshotFacts, account: AccountId): boolean {
  return accounts.get(account)?.status === "read";
}
