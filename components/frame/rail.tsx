"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { accountHref, targetOf } from "@/components/links/account-href";
import { PAGE_ICON } from "@/components/links/page-icon";
import { isUnder, PAGE_LIST, PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Wordmark } from "@/components/ui/wordmark";
import { counted } from "@/lib/audit/words";
import { auditQuery } from "@/lib/queries/audit";

/** The left side on wide screens: the pages and, below them, the signed-in key. */
export function Rail({ children }: { children: ReactNode }) {
  const path = usePathname();
  const onBehalfOf = useOnBehalfOf();
  // Uses only what a page has read already: the rail must not cost a call.
  const fleet = useQuery({ ...auditQuery(targetOf(onBehalfOf)), enabled: false });
  const keys = fleet.data?.keys.length ?? 0;
  // Zero is a count only after a list was read; before that, or if it failed, the count is unknown.
  const isListed = [...(fleet.data?.accounts.values() ?? [])].some((each) => each.keys !== null);
  const count = keys > 0 || isListed ? keys : null;
  return (
    <aside className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col gap-6 border-line border-r px-3 py-4 lg:flex print:hidden">
      <Link href={accountHref(PAGES.overview.href, onBehalfOf)} className="px-2 py-1">
        <Wordmark />
      </Link>
      <nav aria-label="Pages" className="flex flex-1 flex-col gap-0.5 overflow-y-auto">
        {PAGE_LIST.map(({ href, label }) => {
          const Icon = PAGE_ICON[href];
          const here = isUnder(path, href);
          return (
            <Link
              key={href}
              href={accountHref(href, onBehalfOf)}
              aria-current={here ? "page" : undefined}
              className={clsx(
                "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors",
                here
                  ? "bg-sunken font-medium text-ink"
                  : "text-ink-2 hover:bg-sunken hover:text-ink",
              )}
            >
              <Icon
                aria-hidden="true"
                className={clsx("size-4", here ? "text-accent" : "text-ink-3")}
              />
              <span className="flex-1">{label}</span>
              {href === PAGES.keys.href && (
                <span className="figures text-ink-3 text-xs">
                  {count !== null && counted(count)}
                </span>
              )}
            </Link>
          );
        })}
      </nav>
      {children}
    </aside>
  );
}
