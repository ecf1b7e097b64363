"use client";
import { keysHref } from "@/components/links/keys-href";
import { TextLink } from "@/components/links/text-link";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { countOf } from "@/lib/audit/words";
import type { Leak } from "./read-leak";

/** When no key has the exact name: the keys whose names contain it. */
export function NamePart({
  part: { text, keys },
  isEvery,
  onLeave,
}: {
  part: NonNullable<Leak["namePart"]>;
  /** Every account was searched, not only the page's. */
  isEvery: boolean;
  onLeave: () => void;
}) {
  const onBehalfOf = useOnBehalfOf();
  return (
    <p>
      It’s part of the name of {countOf(keys, "key")}.{" "}
      <TextLink
        href={keysHref({ q: [text] }, isEvery ? EVERY_ACCOUNT : onBehalfOf)}
        onClick={onLeave}
      >
        Show keys that match “{text}”
      </TextLink>
    </p>
  );
}
