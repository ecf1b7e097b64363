"use client";
import { CircleSlash, GitCompareArrows, Wrench } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { CopyButton } from "@/components/ui/copy-button";
import { useInBrowser } from "@/components/ui/use-taken-over";

/** Actions on a key: each links to its section of the page, or to a page of its own. */
export function KeyActions({ compareHref }: { compareHref: string }) {
  // The address includes the account. Only the browser knows it in full: the server sees a path, behind a proxy.
  const link = useInBrowser(() => window.location.href.replace(/#.*/, ""), "");
  return (
    <nav aria-label="Actions" className="flex flex-wrap gap-2 print:hidden">
      <a href="#fix" className={buttonClass({ tone: "primary" })}>
        <Wrench aria-hidden="true" className="size-3.5" />
        Fix this key
      </a>
      <a href="#breaks" className={buttonClass()}>
        <CircleSlash aria-hidden="true" className="size-3.5 text-ink-3" />
        What breaks
      </a>
      <Link href={compareHref} prefetch={false} className={buttonClass()}>
        <GitCompareArrows aria-hidden="true" className="size-3.5 text-ink-3" />
        Compare
      </Link>
      <CopyButton text={link} what="link to this key" tone="plain" size="normal">
        Copy link
      </CopyButton>
    </nav>
  );
}
