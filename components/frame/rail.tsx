"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { accountHref, targetOf } from "@/components/links/account-href";
import { PAGE_LIST, PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Wordmark } from "@/components/ui/wordmark";
import { counted } from "@/lib/audit/words";
import { auditQuery } from "@/lib/queries/audit";
import { PageLink } from "./page-link";

const lineClass = (isHere: boolean) =>
  clsx(
    "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors",
    isHere ? "bg-sunken font-medium text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
  );

/** The left side on wide screens: the pages and, below them, the signed-in key. */
export function Rail({ children }: { children: ReactNode }) {
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
        {PAGE_LIST.map((page) => (
          <PageLink key={page.href} page={page} className={lineClass} iconClassName="size-4">
            <span className="flex-1">{page.label}</span>
            {page.href === PAGES.keys.href && (
              <span className="figures text-ink-3 text-xs">{count !== null && counted(count)}</span>
            )}
          </PageLink>
        ))}
      </nav>
      {children}
    </aside>
  );
}
