import type { AccountId } from "./account";

/** One key of one account in one string, as it stands in addresses: `ACCOUNT/API_KEY_ID`, `ACCOUNT/` for the account's list. */
export type KeyRef = string & { readonly [brand]: true };
declare const brand: unique symbol;

type Placed = { account: AccountId; api_key_id: string | null };

/** Where a key, or with null the list of an account's keys, stands in maps, lists and addresses. */
export function keyRef({ account, api_key_id }: Placed): KeyRef {
  return `${account}/${api_key_id ?? ""}` as KeyRef;
}
