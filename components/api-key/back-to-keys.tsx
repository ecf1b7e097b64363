"use client";
import Link from "next/link";
import { accountHref } from "@/components/key/account-href";
import { useOnBehalfOf } from "@/components/key/use-on-behalf-of";
import { buttonClass } from "@/components/ui/button-class";

/** To the list of the account that is being looked at. */
export function BackToKeys() {
  return (
    <Link href={accountHref("/keys", useOnBehalfOf())} className={buttonClass({ tone: "primary" })}>
      All keys of this account
    </Link>
  );
}
