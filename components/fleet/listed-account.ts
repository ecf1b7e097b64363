import type { Account } from "@/lib/audit/account";
import type { Region } from "@/lib/audit/fleet/fleet";
import type { Subuser } from "@/lib/contract/answers";

/** An account from SendGrid's list. `region` null: SendGrid did not say. */
export type ListedAccount = {
  account: Exclude<Account, { kind: "self" }>;
  name: string;
  region: Region | null;
  disabled: boolean;
};

/** Converts a subuser from SendGrid's list. */
export function listedSubuser({ username, region, disabled }: Subuser): ListedAccount {
  return { account: { kind: "subuser", username }, name: username, region, disabled };
}
