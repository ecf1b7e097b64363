import { z } from "zod";
import { account } from "../account";
import { SETS } from "../data/scope-sets";
import type { Tenant } from "./tenant";

/** An account as a test wants it: its keys by name, all able to send mail. A name may be any text. */
export const WantedAccount = z.strictObject({
  username: z.string(),
  region: z.enum(["global", "eu"]).optional(),
  keys: z.array(z.string()).readonly(),
});
export type WantedAccount = z.infer<typeof WantedAccount>;

/**
 * The tenant with other accounts: the first is its own, and keeps the signed-in key; the others are its subusers. Ids
 * depend only on the username and position, so that two clones can differ in just the names of their keys.
 */
export function withAccounts(base: Tenant, wanted: readonly WantedAccount[]): Tenant {
  const [own, ...subusers] = wanted.map(({ username, region = base.home, keys }, index) => {
    const isOwn = index === 0;
    const signedIn = { name: "signed-in", scopes: [...base.scopes], api_key_id: base.apiKeyId };
    return account({ id: 8_500_000 + index, username, region }, () => [
      ...(isOwn ? [signedIn] : []),
      ...keys.map((name) => ({ name, scopes: SETS.sender })),
    ]);
  });
  if (own === undefined) throw new Error("A tenant has at least its own account.");
  return {
    ...base,
    account: own,
    subusers: new Map(subusers.map((each) => [each.username, each])),
    customers: null,
  };
}
