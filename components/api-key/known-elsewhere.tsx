"use client";
import Link from "next/link";
import { useOthers } from "@/components/fleet/beyond/use-others";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { SafeText } from "@/components/key/safe-text";
import { accountHref } from "@/components/links/account-href";
import { keyHref } from "@/components/links/key-href";
import { PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { buttonClass } from "@/components/ui/button-class";
import { EVERY_ACCOUNT } from "@/lib/audit/account";

/** Where this tab has seen a key that this account does not have; otherwise a link to look in the others. */
export function KnownElsewhere({ apiKeyId }: { apiKeyId: string }) {
  const places = useKnownFleets().flatMap((fleet) =>
    fleet.keys
      .filter((key) => key.api_key_id === apiKeyId)
      .map((key) => ({ key, label: fleet.accounts.get(key.account)?.label ?? key.account })),
  );
  const onBehalfOf = useOnBehalfOf();
  const others = useOthers();
  const [place] = places;
  if (place === undefined) {
    if (others === null || others.accounts === 0 || onBehalfOf === EVERY_ACCOUNT) return null;
    return (
      <Link
        href={accountHref(PAGES.keys.href, EVERY_ACCOUNT, { q: apiKeyId })}
        prefetch={false}
        className={buttonClass()}
      >
        Look for it in every account
      </Link>
    );
  }
  return (
    <p>
      A key with this ID is in{" "}
      <Link href={keyHref(place.key)} className="text-accent-strong underline underline-offset-4">
        <SafeText text={place.label} />
      </Link>
      .
    </p>
  );
}
