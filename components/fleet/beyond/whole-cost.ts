import { counted } from "@/lib/audit/words";

/** Reading this many calls takes about two minutes: it is done without asking. */
const CALLS_AT_ONCE = 1_000;
/** Stands for an account that is not listed yet. Known keys take its place as soon as there are any. */
const KEYS_AN_ACCOUNT = 6;
/** What SendGrid is known to allow. */
const CALLS_A_MINUTE = 600;

/** About how many calls it takes to read accounts that nobody has listed yet: one for its list, one for each key. */
function callsFor(accounts: number): number {
  return accounts * (1 + KEYS_AN_ACCOUNT);
}

/** Whether so many other accounts are read at once with the key's own. */
export function isReadAtOnce(others: number): boolean {
  return callsFor(others + 1) <= CALLS_AT_ONCE;
}

/** What reading so many other accounts takes: "about 90 calls, less than a minute". */
export function wholeCostWords(others: number): string {
  const calls = callsFor(others + 1);
  const minutes = Math.round(calls / CALLS_A_MINUTE);
  const time = minutes < 1 ? "less than a minute" : `about ${counted(minutes)} min`;
  return `about ${counted(Number(calls.toPrecision(2)))} calls, ${time}`;
}
