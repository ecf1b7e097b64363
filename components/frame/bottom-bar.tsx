"use client";
import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { PAGE_LIST } from "@/components/links/pages";
import { PageLink } from "./page-link";

const MoreSheet = dynamic(() => import("./more-sheet").then((module) => module.MoreSheet), {
  ssr: false,
});

const SHOWN = 4;
const CELL = "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs";

const cellClass = (isHere: boolean) => clsx(CELL, isHere ? "font-medium text-ink" : "text-ink-2");

/** The narrow screen's navigation: four pages and "More", a sheet with the others and the signed-in key. */
export function BottomBar({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <nav
        aria-label="Pages"
        className="fixed inset-x-0 bottom-0 z-20 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
      >
        {PAGE_LIST.slice(0, SHOWN).map((page) => (
          <PageLink key={page.href} page={page} className={cellClass} iconClassName="size-5" />
        ))}
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
