"use client";
import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { accountHref } from "@/components/links/account-href";
import { PAGE_ICON } from "@/components/links/page-icon";
import { isUnder, type Page } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";

/**
 * A page as the navigation has it: its icon before what it is called, marked where the reader is on it. It keeps the account.
 * @param className of the link, on the page and elsewhere
 */
export function PageLink({
  page: { href, label },
  className,
  iconClassName,
  children = label,
}: {
  page: Page;
  className: (isHere: boolean) => string;
  iconClassName: string;
  children?: ReactNode;
}) {
  const isHere = isUnder(usePathname(), href);
  const onBehalfOf = useOnBehalfOf();
  const Icon = PAGE_ICON[href];
  return (
    <Link
      href={accountHref(href, onBehalfOf)}
      aria-current={isHere ? "page" : undefined}
      className={className(isHere)}
    >
      <Icon
        aria-hidden="true"
        className={clsx(iconClassName, isHere ? "text-accent" : "text-ink-3")}
      />
      {children}
    </Link>
  );
}
