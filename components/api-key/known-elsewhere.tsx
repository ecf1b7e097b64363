"use client";
import Link from "next/link";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { SafeText } from "@/components/key/safe-text";
import { keyHref } from "@/components/links/key-href";

/** Where a key that this account does not have was seen: among what this tab has read of other accounts. */
export function KnownElsewhere({ apiKeyId }: { apiKeyId: string }) {
  const places = useKnownFleets().flatMap((fleet) =>
    fleet.keys
      .filter((key) => key.api_key_id === apiKeyId)
      .map((key) => ({ key, label: fleet.accounts.get(key.account)?.label ?? key.account })),
  );
  const [place] = places;
  if (place === undefined) return null;
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
