import clsx from "clsx";
import Link from "next/link";
import { keyHref } from "@/components/links/key-href";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { SafeText } from "./safe-text";

/** A key's name, linked to its page. Not prefetched: a list may show thousands. */
export function KeyLink({
  apiKey,
  isInText = false,
  isOfList = false,
  className,
  tabIndex,
}: {
  apiKey: Pick<FleetKey, "account" | "api_key_id" | "name">;
  /** For a link within text, where only an underline marks it as a link. */
  isInText?: boolean;
  /** For a long list that handles the navigation itself: a Next link costs as much as the rest of a row. */
  isOfList?: boolean;
  className?: string;
  tabIndex?: number;
}) {
  const link = {
    href: keyHref(apiKey),
    tabIndex,
    className: clsx(
      "underline-offset-4",
      isInText ? "underline decoration-line hover:decoration-ink" : "font-medium hover:underline",
      className,
    ),
  };
  const name = <SafeText text={apiKey.name} />;
  if (isOfList) return <a {...link}>{name}</a>;
  return (
    <Link {...link} prefetch={false}>
      {name}
    </Link>
  );
}
