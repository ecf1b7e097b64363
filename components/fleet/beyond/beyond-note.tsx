"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { targetOf } from "@/components/links/account-href";
import { otherAccountHref } from "@/components/links/other-account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { counted, countOf } from "@/lib/audit/words";
import { useOthers } from "./use-others";
import { wholeCostWords } from "./whole-cost";

/**
 * Links to the accounts that a headline about the key's own account leaves out, with the cost of reading them. Renders
 * nothing when SendGrid lists no other account to this key.
 */
export function BeyondNote() {
  const isOwn = targetOf(useOnBehalfOf()) === "self";
  const path = usePathname();
  const params = useSearchParams();
  const others = useOthers();
  const accounts = others?.accounts ?? 0;
  if (!isOwn || accounts === 0) return null;
  return (
    <p className="prose-width text-pretty text-ink-2 print:hidden">
      This account only.{" "}
      <Link
        href={otherAccountHref(path, params, EVERY_ACCOUNT)}
        prefetch={false}
        className="text-accent-strong underline underline-offset-4"
      >
        {others?.isWhole === false
          ? `Include at least ${countOf(accounts, "other account")}`
          : accounts === 1
            ? "Include its other account"
            : `Include its ${counted(accounts)} other accounts`}
      </Link>{" "}
      ({wholeCostWords(accounts)}
      {others?.isWhole === false && ", or more: not all of them could be listed"}).
    </p>
  );
}
