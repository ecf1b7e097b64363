import type { AccountId } from "./account";
import type { BuiltInRuleId, PolicyRuleId, RuleId, Severity } from "./findings/rules";
import type { KeyRef } from "./key-ref";

/** What the first matching entry of `owners` says of a key. */
export type Ownership = { owner: string; purpose: string | null; data: string | null };

/** A waiver that counts, as everything that shows what it waives has to name it. */
export type Waived = {
  reason: string;
  owner: string;
  approver: string;
  ticket: string | null;
  /** The last day it holds, in UTC. */
  expires: string;
};

/** How a rule came out for a key that does not pass. */
export type Judged = {
  rule: PolicyRuleId;
  answer: "broken" | "unknown";
  /** In what way, in a few words. */
  detail: string;
  /** The scopes that show it, sorted. */
  scopes: readonly string[];
};

/** What a policy says of one key. Rules that it passes are not named. */
export type KeyPolicy = {
  ownership: Ownership | null;
  judged: readonly Judged[];
  /** Waivers that count for it, by the id of the rule or built-in check. */
  waived: ReadonlyMap<RuleId, Waived>;
  /** What is wrong with waivers for it that do not count, a sentence each. */
  voidWaivers: readonly string[];
};

/** How a rule came out: broken + unknown + passed = applies. `waived` are those of the broken that are waived. */
type PolicyRuleOutcome = {
  rule: PolicyRuleId;
  /** As it is called in its file. */
  id: string;
  title: string;
  severity: Severity;
  applies: number;
  broken: number;
  waived: number;
  unknown: number;
};

/** `standing`: `open` where only keys that are not read could tell. */
export type WaiverOutcome = {
  rule: string;
  /** The key or the pattern it is for, as the file has it. */
  target: string;
  standing: "counts" | "void" | "open";
  /** Why it does not count, a sentence each. */
  problems: readonly string[];
  owner: string | null;
  approver: string | null;
  reason: string | null;
  ticket: string | null;
  expires: string | null;
  /** Whole days in UTC to its last day; negative once it is over, null without one. */
  daysLeft: number | null;
  /** Keys that it is for, and those of them that break its rule and are waived. */
  keys: number;
  waives: number;
  /** SHA-256 of the scope sets that those keys have, sorted; of keys that are not read, none. */
  scopeSets: readonly string[];
};

/** What a policy says of a fleet, as plain data that a worker can hand over. */
export type PolicyOutcome = {
  /** The name of its file. */
  file: string;
  /** Whether it says who owns keys: only then is a key unowned. */
  hasOwners: boolean;
  keys: ReadonlyMap<KeyRef, KeyPolicy>;
  rules: readonly PolicyRuleOutcome[];
  /** Built-in checks that it tunes. */
  builtin: ReadonlyMap<BuiltInRuleId, Severity | "off">;
  waivers: readonly WaiverOutcome[];
  /** What is wrong with void waivers that no key of the fleet can be shown with, a sentence each. */
  voidElsewhere: ReadonlyMap<AccountId, readonly string[]>;
  /** The entries whose patterns match no key of the fleet, as in `rules/2`. */
  unmatched: readonly string[];
  /** Keys that break a rule without a waiver, and those that break none but may. */
  totals: {
    keys: number;
    failing: number;
    unknown: number;
    /** Those of the unknown whose scopes were not read. */
    unread: number;
    waived: number;
    unowned: number;
  };
  /** SHA-256 of each of the fleet's scope sets; none where it could not be computed. */
  hashes: ReadonlyMap<number, string>;
};

/** "Would fail 7 of 38 keys; 2 unknown." */
export type PolicyTotals = PolicyOutcome["totals"];
