import type { Interval } from "./interval";
import type { KeyRef } from "./key-ref";
import type { LastMail } from "./last-mail/last-mail";
import type { PolicyOutcome } from "./policy-outcome";

/** What readings of many days prove of a key. Null where no two readings differ. */
export type KeyLife = {
  created: Interval;
  renamed: Interval | null;
  rescoped: Interval | null;
};

/**
 * What is known of keys from elsewhere than their scopes. A field is absent where nobody asked, or the answer has not come:
 * what rests on it is then unknown, never "no". A key without an entry is unknown likewise.
 */
export type AuditContext = {
  /** What ages are counted to, epoch ms. */
  nowMs: number;
  /** From the history of the store. */
  lives?: ReadonlyMap<KeyRef, KeyLife>;
  /** From Email Activity. */
  lastMail?: ReadonlyMap<KeyRef, LastMail>;
  /** What the policy says, of the fleet as it was when it was asked. */
  policy?: PolicyOutcome;
};
