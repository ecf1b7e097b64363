"use client";
import { GitCompareArrows } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { accountHref } from "@/components/links/account-href";
import { compareHref } from "@/components/links/compare-href";
import { useGoTo } from "@/components/links/followed-again";
import { PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { buttonClass } from "@/components/ui/button-class";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Kbd } from "@/components/ui/kbd";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { whoCanWords } from "@/lib/audit/who-can/who-can";

/** The answer in one sentence, always visible, and always with what it covers. */
export function AnswerSentence({
  words: { said, searched },
  reading,
  question,
  picks,
  children,
}: {
  words: ReturnType<typeof whoCanWords>;
  /** There is more to come, so the sentence holds so far. */
  reading: boolean;
  question: string;
  picks: readonly string[];
  /** Actions on the answer. */
  children: ReactNode;
}) {
  const goTo = useGoTo();
  const onBehalfOf = useOnBehalfOf();
  const [a, b] = picks;
  const href = a === undefined || b === undefined ? null : compareHref(a, b, onBehalfOf);
  useHotkey("d", () => href !== null && goTo(href), "Compare the two chosen");
  const lowered = said.charAt(0).toLowerCase() + said.slice(1);
  return (
    <div className="sticky top-14 z-10 -mx-4 mt-6 flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b bg-page px-4 py-3 lg:-mx-8 lg:px-8">
      <p className="min-w-0 max-w-[90ch] flex-1 basis-72 text-pretty max-sm:text-sm">
        {reading && <span className="text-ink-2">So far: </span>}
        <strong className="font-semibold">{reading ? lowered : said}</strong>{" "}
        <span className="text-ink-2">{searched}</span>
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {picks.length === 1 && <span className="text-ink-2 text-sm">Pick one more to compare</span>}
        {href !== null && (
          <Link href={href} className={buttonClass({ tone: "primary" })}>
            <GitCompareArrows aria-hidden="true" className="size-4" />
            Compare these two
            <Kbd>D</Kbd>
          </Link>
        )}
        {onBehalfOf !== EVERY_ACCOUNT && (
          <Link
            href={accountHref(PAGES.whoCan.href, EVERY_ACCOUNT, { can: question })}
            prefetch={false}
            className={buttonClass()}
          >
            Ask every account
          </Link>
        )}
        {children}
      </div>
    </div>
  );
}
