"use client";
import Link from "next/link";
import { useParams } from "next/navigation";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { buttonClass } from "@/components/ui/button-class";
import { KnownElsewhere } from "./known-elsewhere";

/** Links from a missing key to the account it was seen in, or to the list of the selected account. */
export function BackToKeys() {
  const { api_key_id } = useParams<{ api_key_id?: string }>();
  return (
    <>
      <Link
        href={accountHref(PAGES.keys.href, useOnBehalfOf())}
        className={buttonClass({ tone: "primary" })}
      >
        All keys of this account
      </Link>
      {api_key_id !== undefined && <KnownElsewhere apiKeyId={api_key_id} />}
    </>
  );
}
