"use client";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { SessionView } from "@/lib/contract/answers";
import { holeFailure } from "@/lib/contract/hole-failure";
import { pageTargetOf } from "./account-href";
import { useFleetOf } from "./use-fleet";
import { useOnBehalfOf } from "./use-on-behalf-of";

// Code for the day something fails is loaded on that day.
const UnreadableAccount = dynamic(() =>
  import("./unreadable-account").then((module) => module.UnreadableAccount),
);

/**
 * The page, or why its account's list could not be read, whether SendGrid failed before the page was sent or after:
 * nothing of it may then be taken for an account without keys.
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
  const { fleet, retry } = useFleetOf(target);
  const isFailed = target !== "all" && fleet.accounts.get(target)?.status === "failed";
  const hole = isFailed ? fleet.holes.find((each) => each.api_key_id === null) : undefined;
  if (hole === undefined) return children;
  return (
    <UnreadableAccount
      title={title}
      failure={{ ...holeFailure(hole), retryAfterSeconds: null }}
      session={session}
      onBehalfOf={onBehalfOf}
      onRetry={() => void retry()}
    />
  );
}
