import { accountInAddress, EVERY_ACCOUNT, OWN_ACCOUNT } from "@/lib/audit/account";
import { searchText, soughtText } from "@/lib/audit/search-text";
import type { Subuser } from "@/lib/contract/answers";
import { wordsMatch } from "./words-match";

/** An account to look at: what `?on-behalf-of=` says, its name, and what else is known. */
export type AccountHit = { value: string; label: string; about: string };

const SHOWN = 10;
const ALWAYS: readonly AccountHit[] = [
  { value: OWN_ACCOUNT, label: "Your own account", about: "" },
  { value: EVERY_ACCOUNT, label: "Every account", about: "" },
];

/** The accounts whose name has every word that was typed, at most ten subusers, those first that start with it. */
export function findAccounts(typed: string, subusers: readonly Subuser[]): AccountHit[] {
  const fixed = ALWAYS.filter(({ label }) => wordsMatch(typed, label));
  if (typed.trim() === "") return fixed;
  const start = soughtText(typed);
  const rank = ({ username }: Subuser) => (searchText(username).startsWith(start) ? 0 : 1);
  const matching = subusers
    .filter(({ username }) => wordsMatch(typed, username))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, SHOWN);
  return [
    ...fixed,
    ...matching.map(({ username, disabled }) => ({
      value: accountInAddress({ kind: "subuser", username }),
      label: username,
      about: disabled ? "subuser, disabled" : "subuser",
    })),
  ];
}
