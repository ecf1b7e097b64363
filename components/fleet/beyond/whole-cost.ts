import { counted } from "@/lib/audit/words";

/** A scan of up to this many calls takes about two minutes, so it starts without asking. */
const CALLS_AT_ONCE = 1_000;
/** Estimated keys in an account that is not listed yet. */
const KEYS_AN_ACCOUNT = 6;
/** The rate that SendGrid is known to allow. */
const CALLS_A_MINUTE = 600;

/** About how many calls it takes to read accounts that are not listed yet: one per account's list, one per key. */
function callsFor(accounts: number): number {
  return accounts * (1 + KEYS_AN_ACCOUNT);
}

/** Whether a scan of this many other accounts starts without asking. */
export function isReadAtOnce(others: number): boolean {
  return callsFor(others + 1) <= CALLS_AT_ONCE;
}

/** The cost of reading this many other accounts: "about 90 calls, less than a minute". */
export function wholeCostWords(others: number): string {
  const calls = callsFor(others + 1);
  const minutes = Math.round(calls / CALLS_A_MINUTE);
  const time = minutes < 1 ? "less than a minute" : `about ${counted(minutes)} min`;
  return `about ${counted(Number(calls.toPrecision(2)))} calls, ${time}`;
}
