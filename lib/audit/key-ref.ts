import type { AccountId } from "./account";

/** One key of one account as a string, as in addresses: `ACCOUNT/API_KEY_ID`, `ACCOUNT/` for the account's list. */
export type KeyRef = string & { readonly [brand]: true };
declare const brand: unique symbol;

type Placed = { account: AccountId; api_key_id: string | null };

/** The id in maps, lists and addresses of a key or, with null, of an account's list of keys. */
export function keyRef({ account, api_key_id }: Placed): KeyRef {
  return `${account}/${api_key_id ?? ""}` as KeyRef;
}
