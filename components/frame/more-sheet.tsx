"use client";
import { Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { accountHref } from "@/components/links/account-href";
import { PAGE_ICON } from "@/components/links/page-icon";
import type { Page } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Dialog } from "@/components/ui/dialog";
import { boundHotkeys, SEARCH_KEYS } from "@/components/ui/hotkeys/use-hotkey";

const LINE = "flex h-11 w-full items-center gap-3";

/** The sheet on narrow screens: search, the pages that do not fit the bar, and the signed-in key. */
export function MoreSheet({
  pages,
  onClose,
  children,
}: {
  pages: readonly Page[];
  onClose: () => void;
  children: ReactNode;
}) {
  const onBehalfOf = useOnBehalfOf();
  function search() {
    onClose();
    boundHotkeys()
      .find(({ keys }) => keys === SEARCH_KEYS)
      ?.run();
  }
  return (
    <Dialog open onClose={onClose} title="More" place="bottom">
      <button type="button" onClick={search} className={LINE}>
        <Search aria-hidden="true" className="size-5 text-ink-3" />
        Search
      </button>
      {pages.length > 0 && (
        <ul className="mb-4">
          {pages.map(({ href, label }) => {
            const Icon = PAGE_ICON[href];
            return (
              <li key={href}>
                <Link href={accountHref(href, onBehalfOf)} onClick={onClose} className={LINE}>
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
