"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { pageTargetOf } from "@/components/links/account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Arrival } from "@/components/ui/early/arrival";
import type { TargetId } from "@/lib/audit/account";
import type { SessionView } from "@/lib/contract/answers";
import { holeFailure } from "@/lib/contract/hole-failure";
import type { OnBehalfOf } from "@/lib/queries/account";
import { UnreadableAccount } from "./unreadable-account";
import { useFleetOf } from "./use-fleet";
import { useKeptFailure } from "./use-kept-failure";

/**
 * Renders the page, or why the account's list could not be read, whether that failed on the server or later: a failed
 * read must never look like an account without keys.
 */
export function ReadableAccount({
  title,
  session,
  children,
}: {
  title: string;
  session: SessionView;
  children: ReactNode;
}) {
  const onBehalfOf = useOnBehalfOf();
  const target = pageTargetOf(usePathname(), onBehalfOf);
  // A page's state (order, selection, half-filled form) belongs to its account, so it resets with the account.
  return (
    <Readable key={target} {...{ title, session, onBehalfOf, target }}>
      {children}
    </Readable>
  );
}

function Readable({
  title,
  session,
  onBehalfOf,
  target,
  children,
}: {
  title: string;
  session: SessionView;
  onBehalfOf: OnBehalfOf;
  target: TargetId;
  children: ReactNode;
}) {
  const { fleet, retry } = useFleetOf(target);
  const account = target === "all" ? undefined : fleet.accounts.get(target);
  const isFailed = account?.status === "failed";
  const hole = isFailed ? fleet.holes.find((each) => each.api_key_id === null) : undefined;
  const isRead = !isFailed && (account?.status === "read" || fleet.finishedAtMs !== null);
  const { failure, isTrying } = useKeptFailure(hole ?? null, isRead);
  if (failure === null) {
    return (
      <>
        {children}
        <Arrival />
      </>
    );
  }
  return (
    <UnreadableAccount
      title={title}
      failure={{ ...holeFailure(failure), retryAfterSeconds: null }}
      session={session}
      onBehalfOf={onBehalfOf}
      isTrying={isTrying}
      onRetry={() => void retry()}
    />
  );
}
