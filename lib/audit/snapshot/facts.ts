import type { AccountId } from "../account";
import { type Analysis, analyser } from "../effects/analyse";
import { type KeyRef, keyRef } from "../key-ref";
import type { Snapshot, SnapshotAccount, SnapshotKey } from "./snapshot";

/** A snapshot as it is asked about: by account and key, each scope set analysed once and by today's catalogue. */
export type SnapshotFacts = {
  snapshot: Snapshot;
  accounts: ReadonlyMap<AccountId, SnapshotAccount>;
  keys: ReadonlyMap<KeyRef, SnapshotKey>;
  /** Null: its scopes are not read. Of equal sets the same object, whichever snapshot they are in. */
  analysisOf: (key: SnapshotKey) => Analysis | null;
};

/** Makes snapshots ready to be asked, oldest first. Work is done once for each scope set, over all of them together. */
export function factsOf(snapshots: readonly Snapshot[]): SnapshotFacts[] {
  const analyseOnce = analyser();
  return snapshots
    .map((snapshot): SnapshotFacts => {
      const ofShape = snapshot.shapes.map(({ scopes, set_by_sendgrid }) => {
        // Both together: which scopes are SendGrid's own is for the catalogue of today to say, for all alike.
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

/** Whether it is known which keys the account had: only then is a key that is not there known not to be. */
export function isListed({ accounts }: SnapshotFacts, account: AccountId): boolean {
  return accounts.get(account)?.status === "read";
}
