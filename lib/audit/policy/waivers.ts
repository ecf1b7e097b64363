import { dayOf, daysUntil } from "../day";
import type { RuleId } from "../findings/rules";
import { type KeyRef, keyRef } from "../key-ref";
import { isNamed, isSamePerson } from "../named";
import type { Waived } from "../policy-outcome";
import { countOf } from "../words";
import { keyOf, type PolicyWaiver } from "./document";
import { checksNamed } from "./words";

/** The longest a waiver may hold, in days from today. */
const WAIVER_MAX_DAYS = 180;

/** A waiver, ready to look up. */
export type ReadyWaiver = {
  waiver: PolicyWaiver;
  /** The rules it is for: one policy rule, or one or more built-in checks. */
  rules: readonly RuleId[];
  /** The one key it is for; null if a pattern selects keys. */
  ref: KeyRef | null;
  daysLeft: number | null;
  /** Why it counts for no key at all; empty if it may count. */
  problems: readonly string[];
  /** What to show of it beside what it waives. */
  waived: Waived;
};

function problemsOf(waiver: PolicyWaiver, daysLeft: number | null, nowMs: number): string[] {
  const { owner, approver, reason, expires, scopes_sha256 } = waiver;
  const found: string[] = [];
  const [by, approvedBy] = [{ name: owner ?? "" }, { name: approver ?? "" }];
  if (!isNamed(by)) found.push("It has no owner.");
  if (!isNamed(approvedBy)) found.push("Nobody approved it.");
  // As in a review: a letter from another alphabet or an invisible character doesn't make a second person.
  else if (isSamePerson(by, approvedBy)) found.push("Its owner approved it.");
  if (reason === undefined) found.push("It gives no reason.");
  if (daysLeft === null) found.push("It has no last day.");
  else if (daysLeft < 0) found.push(`It ended on ${expires}, UTC; today is ${dayOf(nowMs)}.`);
  else if (daysLeft > WAIVER_MAX_DAYS) {
    found.push(`It ends in ${countOf(daysLeft, "day")}; ${WAIVER_MAX_DAYS} at most are allowed.`);
  }
  if (scopes_sha256 === undefined) found.push("It does not say for which scope set it was given.");
  return found;
}

/** Prepares a waiver for a moment, epoch ms: it holds through its last day in UTC. */
export function readyWaiver(waiver: PolicyWaiver, nowMs: number): ReadyWaiver {
  const daysLeft = waiver.expires === undefined ? null : daysUntil(waiver.expires, nowMs);
  const key = waiver.key === undefined ? null : keyOf(waiver.key);
  const checks = checksNamed(waiver.rule);
  return {
    waiver,
    rules: checks.length > 0 ? checks : [`policy:${waiver.rule}`],
    ref: key === null ? null : keyRef(key),
    daysLeft,
    problems: problemsOf(waiver, daysLeft, nowMs),
    waived: {
      reason: waiver.reason ?? "",
      owner: waiver.owner ?? "",
      approver: waiver.approver ?? "",
      ticket: waiver.ticket ?? null,
      expires: waiver.expires ?? "",
    },
  };
}

/**
 * Whether a waiver is for a key's scope set.
 * @param hash SHA-256 of the key's scopes in hex; null if they are not read, or it could not be computed
 * @returns null if unknown
 */
export function isForScopes({ waiver }: ReadyWaiver, hash: string | null): boolean | null {
  if (hash === null) return null;
  return [waiver.scopes_sha256 ?? []].flat().some((given) => given.toLowerCase() === hash);
}
