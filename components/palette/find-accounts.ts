import type { ListedAccount } from "@/components/fleet/listed-account";
import { ACCOUNT_NOUN, accountInAddress, EVERY_ACCOUNT, OWN_ACCOUNT } from "@/lib/audit/account";
import { searchText, soughtText } from "@/lib/audit/search-text";
import { wordsMatch } from "./words-match";

/** An account to switch to: its `?on-behalf-of=` value, its name, and what else is known. */
export type AccountHit = { value: string; label: string; about: string };

const SHOWN = 10;
const ALWAYS: readonly AccountHit[] = [
  { value: OWN_ACCOUNT, label: "Your own account", about: "" },
  { value: EVERY_ACCOUNT, label: "Every account", about: "" },
];

/** What an account is found by. The names of customer accounts are IDs, which nobody knows by heart. */
function wordsOf({ account, name }: ListedAccount): string {
  return account.kind === "subuser" ? name : `${name} ${ACCOUNT_NOUN[account.kind]}`;
}

/** Accounts whose name contains every typed word, at most ten, prefix matches first. */
export function findAccounts(typed: string, listed: readonly ListedAccount[]): AccountHit[] {
  const fixed = ALWAYS.filter(({ label }) => wordsMatch(typed, label));
  if (typed.trim() === "") return fixed;
  const start = soughtText(typed);
  const rank = ({ name }: ListedAccount) => (searchText(name).startsWith(start) ? 0 : 1);
  const matching = listed
    .filter((each) => wordsMatch(typed, wordsOf(each)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, SHOWN);
  return [
    ...fixed,
    ...matching.map(({ account, name, disabled }) => ({
      value: accountInAddress(account),
      label: name,
      about: ACCOUNT_NOUN[account.kind] + (disabled ? ", disabled" : ""),
    })),
  ];
}
