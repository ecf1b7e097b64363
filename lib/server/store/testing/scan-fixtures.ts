import "server-only";
import type { StoredAccount } from "../scan-accounts";

export const NOW = 1_700_000_000_000;
export const FAILURE = { code: "access_forbidden", status: 403, message: "refused" };
let owners = 0;
/** An owner that no other test has. */
export const anOwner = () => `owner-${owners++}-${crypto.randomUUID()}`;

/** An account that was found but not read yet, except for the given fields. */
export function anAccount(account: string, fields: Partial<StoredAccount> = {}): StoredAccount {
  return {
    account,
    label: account,
    region: "global",
    disabled: false,
    status: "waiting",
    key_count: null,
    listed_at: null,
    proven: true,
    failure: null,
    ...fields,
  };
}

/** The nth key, as a list names it. */
export const aKey = (n: number, account = "self") => ({
  account,
  api_key_id: `key-${n}`,
  name: `Key ${n}`,
});
/** This many keys with their scopes, in seven shapes. */
export const manyKeys = (count: number, account = "self") =>
  Array.from({ length: count }, (_, n) => ({ ...aKey(n, account), scopes: [`scope-${n % 7}`] }));
