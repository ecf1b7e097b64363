"use client";
import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { REGION_WORD } from "@/components/fleet/region-word";
import { SafeText } from "@/components/key/safe-text";
import { otherAccountHref } from "@/components/links/other-account-href";
import { PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import {
  ACCOUNT_NOUN,
  type Account,
  EVERY_ACCOUNT,
  OWN_ACCOUNT,
  parseAccountInAddress,
} from "@/lib/audit/account";
import { subusersQuery } from "@/lib/queries/account";

const NO_PARAMS = new URLSearchParams();

/** Names the account whenever the page shows a single one that is not the signed-in key's own. */
export function AccountBand() {
  const value = useOnBehalfOf();
  const path = usePathname();
  const account = parseAccountInAddress(value);
  // With every account selected, which is how a reader starts, the switcher says enough.
  if (value === EVERY_ACCOUNT || account?.kind === "self") return null;
  return (
    <section
      aria-label="Account"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-accent-soft px-4 py-2 text-sm lg:px-8 print:hidden"
    >
      <Eye aria-hidden="true" className="size-4 shrink-0 text-accent" />
      <p className="min-w-0 flex-1 basis-60 break-words">
        {account === null ? (
          "The account in this address isn’t a valid SendGrid account name."
        ) : (
          <OneAccount account={account} elsewhere={path === PAGES.accounts.href} />
        )}
      </p>
      <Link
        href={otherAccountHref(path, NO_PARAMS, OWN_ACCOUNT)}
        className="flex min-h-6 items-center font-medium text-accent-strong underline-offset-4 hover:underline"
      >
        Back to your own account
      </Link>
    </section>
  );
}

function OneAccount({ account, elsewhere }: { account: Account; elsewhere: boolean }) {
  // Uses only what was read already: the band must not cost a call.
  const subusers = useQuery({ ...subusersQuery(), enabled: false }).data;
  const name = account.kind === "subuser" ? account.username : "";
  const subuser = subusers?.find((each) => each.username === name);
  const who = (
    <>
      {ACCOUNT_NOUN[account.kind]}{" "}
      <strong className="font-semibold">
        <SafeText text={account.kind === "account-id" ? account.id : name} />
      </strong>
      {subuser?.region && `, ${REGION_WORD[subuser.region]}`}
      {subuser?.disabled === true && ", disabled"}
    </>
  );
  if (elsewhere) {
    return <>The other pages look at {who}.</>;
  }
  return <>You are looking at {who}, read on its behalf with your key.</>;
}
