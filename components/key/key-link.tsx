import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { keyHref } from "@/components/links/key-href";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { SafeText } from "./safe-text";

/** A key's name, which leads to its page. Not fetched ahead: a list may show thousands. */
export function KeyLink({
  apiKey,
  isInText = false,
  isOfList = false,
  className,
  tabIndex,
  children,
}: {
  apiKey: Pick<FleetKey, "account" | "api_key_id" | "name">;
  /** Among other words, where only its line tells that it is a link. */
  isInText?: boolean;
  /** Of a long list, which goes there itself where it is clicked: a link of Next's costs as much as the rest of a row. */
  isOfList?: boolean;
  className?: string;
  tabIndex?: number;
  /** What follows the name. */
  children?: ReactNode;
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
  const words = (
    <>
      <SafeText text={apiKey.name} />
      {children}
    </>
  );
  if (isOfList) return <a {...link}>{words}</a>;
  return (
    <Link {...link} prefetch={false}>
      {words}
    </Link>
  );
}
