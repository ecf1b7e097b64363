import type { AccountId } from "./account";
import type { BuiltInRuleId, PolicyRuleId, RuleId, Severity } from "./findings/rules";
import type { KeyRef } from "./key-ref";

/** What the first matching entry of `owners` says about a key. */
export type Ownership = { owner: string; purpose: string | null; data: string | null };

/** A waiver that counts, with what every view of the waived finding has to name. */
export type Waived = {
  reason: string;
  owner: string;
  approver: string;
  ticket: string | null;
  /** Its last valid day, in UTC. */
  expires: string;
};

/** How a rule came out for a key that doesn't pass it. */
export type Judged = {
  rule: PolicyRuleId;
  answer: "broken" | "unknown";
  /** How, in a few words. */
  detail: string;
  /** The scopes that show it, sorted. */
  scopes: readonly string[];
};

/** What a policy says about one key. Leaves out rules that it passes. */
export type KeyPolicy = {
  ownership: Ownership | null;
  judged: readonly Judged[];
  /** Waivers that count for it, by the id of the rule or built-in check. */
  waived: ReadonlyMap<RuleId, Waived>;
  /** What is wrong with its waivers that don't count, a sentence each. */
  voidWaivers: readonly string[];
};

/** How a rule came out: broken + unknown + passed = applies. `waived` counts the broken ones with a waiver. */
type PolicyRuleOutcome = {
  rule: PolicyRuleId;
  /** Its id in the policy file. */
  id: string;
  title: string;
  severity: Severity;
  applies: number;
  broken: number;
  waived: number;
  unknown: number;
};

/** `standing`: `open` if only unread keys could decide it. */
export type WaiverOutcome = {
  rule: string;
  /** The key or the pattern it is for, as in the file. */
  target: string;
  standing: "counts" | "void" | "open";
  /** Why it doesn't count, a sentence each. */
  problems: readonly string[];
  owner: string | null;
  approver: string | null;
  reason: string | null;
  ticket: string | null;
  expires: string | null;
  /** Whole days in UTC to its last day; negative afterward, null without one. */
  daysLeft: number | null;
  /** The keys it is for, and those that break its rule and are waived. */
  keys: number;
  waives: number;
  /** SHA-256 of the scope sets that those keys have, sorted; of keys that are not read, none. */
  scopeSets: readonly string[];
};

/** What a policy says about a fleet, as plain data that a worker can send. */
export type PolicyOutcome = {
  /** The name of its file. */
  file: string;
  /** Whether it names owners: only then can a key be unowned. */
  hasOwners: boolean;
  keys: ReadonlyMap<KeyRef, KeyPolicy>;
  rules: readonly PolicyRuleOutcome[];
  /** Built-in checks that it adjusts. */
  builtin: ReadonlyMap<BuiltInRuleId, Severity | "off">;
  waivers: readonly WaiverOutcome[];
  /** What is wrong with void waivers that belong to no key of the fleet, a sentence each. */
  voidElsewhere: ReadonlyMap<AccountId, readonly string[]>;
  /** The entries whose patterns match no key of the fleet, as in `rules/2`. */
  unmatched: readonly string[];
  /** Keys that break a rule without a waiver, and those that break none for certain but may. */
  totals: {
    keys: number;
    failing: number;
    unknown: number;
    /** The unknown keys whose scopes were not read. */
    unread: number;
    waived: number;
    unowned: number;
  };
  /** SHA-256 of each of the fleet's scope sets; none where it could not be computed. */
  hashes: ReadonlyMap<number, string>;
};

/** "Would fail 7 of 38 keys; 2 unknown." */
export type PolicyTotals = PolicyOutcome["totals"];
