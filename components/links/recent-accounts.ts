import { storedText, storedValue, storeText } from "@/components/ui/stored/stored-text";

const STORED = "recent-accounts";
const KEPT = 5;

/**
 * The accounts selected last in this session, newest first. Kept in sessionStorage, which ends with the tab, so that
 * the names of one customer's subusers are not offered to whoever signs in tomorrow.
 */
export function recentAccounts(): string[] {
  const stored = storedValue(storedText("sessionStorage", STORED));
  return Array.isArray(stored) ? stored.filter((each) => typeof each === "string") : [];
}

/** Moves an `on-behalf-of` value to the front. */
export function rememberAccount(value: string): void {
  const others = recentAccounts().filter((each) => each !== value);
  storeText("sessionStorage", STORED, JSON.stringify([value, ...others].slice(0, KEPT)));
}
