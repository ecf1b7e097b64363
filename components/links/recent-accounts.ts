const STORED = "recent-accounts";
const KEPT = 5;

/**
 * The accounts looked at last in this tab's session, newest first. Kept in sessionStorage: it goes with the tab, so
 * names of one customer's subusers are not offered to whoever signs in tomorrow.
 */
export function recentAccounts(): string[] {
  const stored: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? "[]");
  return Array.isArray(stored) ? stored.filter((each) => typeof each === "string") : [];
}

/** Puts an `on-behalf-of` value first. */
export function rememberAccount(value: string): void {
  const others = recentAccounts().filter((each) => each !== value);
  sessionStorage.setItem(STORED, JSON.stringify([value, ...others].slice(0, KEPT)));
}
