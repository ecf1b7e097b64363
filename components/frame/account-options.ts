import type { ListedAccount } from "@/components/fleet/listed-account";
import { accountInAddress, EVERY_ACCOUNT, OWN_ACCOUNT, parseOnBehalfOf } from "@/lib/audit/account";
import type { Region } from "@/lib/audit/fleet/fleet";
import { searchText, soughtText } from "@/lib/audit/search-text";

/** One line of the switcher's list. `value` goes to `?on-behalf-of=`. */
export type AccountOption = {
  value: string;
  kind: "own" | "every" | ListedAccount["account"]["kind"] | "typed" | "customer";
  name: string;
  region: Region | null;
  disabled: boolean;
};

export const EVERY_NAME = "Every account";

/** More lines than a reader scrolls through: the rest show as a count with a hint to type. */
export const SHOWN_OPTIONS = 50;

/**
 * The switcher's options for a text: the own account, all accounts together, listed accounts that contain the text
 * (prefix matches first; with no text, five recent ones lead), and accounts that the text itself could name.
 */
export function accountOptions(
  typed: string,
  own: string,
  listed: readonly ListedAccount[],
  recent: readonly string[],
): { options: AccountOption[]; more: number } {
  const text = soughtText(typed);
  const matches = listed.map(listedOption).filter(({ name }) => searchText(name).includes(text));
  const rank = ({ name, value }: AccountOption) => {
    const at = text === "" ? recent.indexOf(value) : -1;
    if (at >= 0) return at - recent.length;
    return searchText(name).startsWith(text) ? 0 : 1;
  };
  const ordered = matches.sort((a, b) => rank(a) - rank(b));
  const mine: AccountOption = {
    value: OWN_ACCOUNT,
    kind: "own",
    name: own,
    region: null,
    disabled: false,
  };
  const every: AccountOption = { ...mine, value: EVERY_ACCOUNT, kind: "every", name: EVERY_NAME };
  const fixed = [mine, every].filter(({ name }) => searchText(name).includes(text));
  return {
    options: [...fixed, ...ordered.slice(0, SHOWN_OPTIONS), ...typedOptions(typed.trim(), ordered)],
    more: Math.max(0, ordered.length - SHOWN_OPTIONS),
  };
}

function listedOption({ account, ...listed }: ListedAccount): AccountOption {
  return { value: accountInAddress(account), kind: account.kind, ...listed };
}

/** Unlisted names can still be requested: the list may be unreadable, and customer accounts have IDs. */
function typedOptions(typed: string, listed: readonly AccountOption[]): AccountOption[] {
  const candidates = [
    { kind: "typed" as const, value: typed },
    { kind: "customer" as const, value: `account-id ${typed}` },
  ];
  const known = new Set(listed.map(({ value }) => value));
  return candidates
    .map(({ kind, value }) => ({ kind, account: parseOnBehalfOf(value) }))
    .flatMap(({ kind, account }) => {
      if (typed === "" || account === null) return [];
      const value = accountInAddress(account);
      if (known.has(value)) return [];
      return [{ kind, value, name: typed, region: null, disabled: false }];
    });
}
