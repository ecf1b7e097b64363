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
 * The page, or why its account's list could not be read. The server says so itself when it knows in time; SendGrid may
 * fail after a page has been sent, and nothing of that page may then be taken for an account without keys.
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
  const { fleet, act } = useFleetOf(target);
  const isOver = fleet.finishedAtMs !== null && fleet.keys.length === 0;
  const hole =
    isOver && target !== "all" ? fleet.holes.find((each) => each.api_key_id === null) : undefined;
  if (hole === undefined) return children;
  return (
    <UnreadableAccount
      title={title}
      failure={{ ...holeFailure(hole), retryAfterSeconds: null }}
      session={session}
      onBehalfOf={onBehalfOf}
      onRetry={() => void act("retry")}
    />
  );
}
