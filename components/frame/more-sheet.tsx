"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { accountHref } from "@/components/links/account-href";
import { PAGE_ICON } from "@/components/links/page-icon";
import type { Page } from "@/components/links/pages";
import { Dialog } from "@/components/ui/dialog";
import type { OnBehalfOf } from "@/lib/queries/account";

/** The narrow screen's sheet: the pages that have no place in its bar, and the signed-in key. */
export function MoreSheet({
  pages,
  onBehalfOf,
  onClose,
  children,
}: {
  pages: readonly Page[];
  onBehalfOf: OnBehalfOf;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog open onClose={onClose} title="More" place="bottom">
      {pages.length > 0 && (
        <ul className="mb-4">
          {pages.map(({ href, label }) => {
            const Icon = PAGE_ICON[href];
            return (
              <li key={href}>
                <Link
                  href={accountHref(href, onBehalfOf)}
                  onClick={onClose}
                  className="flex h-11 items-center gap-3"
                >
                  <Icon aria-hidden="true" className="size-5 text-ink-3" />
                  {label}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      {children}
    </Dialog>
  );
}
