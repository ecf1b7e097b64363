"use client";
import Link from "next/link";
import { keysHref } from "@/components/links/keys-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { countOf } from "@/lib/audit/words";
import type { Leak } from "./read-leak";

/** Where no key has the name: the keys whose names hold it. */
export function NamePart({
  part: { text, keys },
  isEvery,
  onLeave,
}: {
  part: NonNullable<Leak["namePart"]>;
  /** They were looked for in every account, and not in the page's. */
  isEvery: boolean;
  onLeave: () => void;
}) {
  const onBehalfOf = useOnBehalfOf();
  return (
    <p>
      It’s part of the name of {countOf(keys, "key")}.{" "}
      <Link
        href={keysHref({ q: [text] }, isEvery ? EVERY_ACCOUNT : onBehalfOf)}
        prefetch={false}
        onClick={onLeave}
        className="text-accent-strong underline underline-offset-4"
      >
        Show keys that match “{text}”
      </Link>
    </p>
  );
}
