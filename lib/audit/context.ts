import type { Interval } from "./interval";
import type { KeyRef } from "./key-ref";
import type { LastMail } from "./last-mail/last-mail";
import type { PolicyOutcome } from "./policy-outcome";

/** What scans over many days prove about a key. Null if no two scans differ. */
export type KeyLife = {
  created: Interval;
  renamed: Interval | null;
  rescoped: Interval | null;
};

/**
 * What sources other than scopes say about keys. A field is absent if nobody asked or no answer has come: rules that
 * need it are then unknown, never "no". A key without an entry is unknown too.
 */
export type AuditContext = {
  /** The time that ages count to, epoch ms. */
  nowMs: number;
  /** From the store's history. */
  lives?: ReadonlyMap<KeyRef, KeyLife>;
  /** From Email Activity. */
  lastMail?: ReadonlyMap<KeyRef, LastMail>;
  /** What the policy says about the fleet at the time it was evaluated. */
  policy?: PolicyOutcome;
};
