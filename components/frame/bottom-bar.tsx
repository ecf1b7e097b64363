"use client";
import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { accountHref } from "@/components/links/account-href";
import { PAGE_ICON } from "@/components/links/page-icon";
import { isUnder, PAGE_LIST } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";

const MoreSheet = dynamic(() => import("./more-sheet").then((module) => module.MoreSheet), {
  ssr: false,
});

const SHOWN = 4;
const CELL = "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs";

/** The navigation on narrow screens: four pages and "More", a sheet with the other pages and the signed-in key. */
export function BottomBar({ children }: { children: ReactNode }) {
  const path = usePathname();
  const onBehalfOf = useOnBehalfOf();
  const [open, setOpen] = useState(false);
  return (
    <>
      <nav
        aria-label="Pages"
        className="fixed inset-x-0 bottom-0 z-20 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
      >
        {PAGE_LIST.slice(0, SHOWN).map(({ href, label }) => {
          const Icon = PAGE_ICON[href];
          const here = isUnder(path, href);
          return (
            <Link
              key={href}
              href={accountHref(href, onBehalfOf)}
              aria-current={here ? "page" : undefined}
              className={clsx(CELL, here ? "font-medium text-ink" : "text-ink-2")}
            >
              <Icon
                aria-hidden="true"
                className={clsx("size-5", here ? "text-accent" : "text-ink-3")}
              />
              {label}
            </Link>
          );
        })}
        <button type="button" onClick={() => setOpen(true)} className={clsx(CELL, "text-ink-2")}>
          <Ellipsis aria-hidden="true" className="size-5 text-ink-3" />
          More
        </button>
      </nav>
      {open && (
        <MoreSheet pages={PAGE_LIST.slice(SHOWN)} onClose={() => setOpen(false)}>
          {children}
        </MoreSheet>
      )}
    </>
  );
}
