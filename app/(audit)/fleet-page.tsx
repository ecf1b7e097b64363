import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FirstFleet } from "@/components/fleet/first-fleet";
import { ReadableAccount } from "@/components/fleet/readable-account";
import { UnreadableAccount } from "@/components/fleet/unreadable-account";
import { auditTargetOf, ON_BEHALF_OF } from "@/components/links/account-href";
import { auditQuery } from "@/lib/queries/audit";
import { getQueryClient } from "@/lib/queries/client";
import { pageFleet, pageSession } from "@/lib/server/page-reader";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What every page over keys is made of: the account of its address, read as far as it is, or why it cannot be. */
export async function FleetPage({
  title,
  searchParams,
  children,
}: {
  title: string;
  searchParams: SearchParams;
  children: ReactNode;
}) {
  const value = (await searchParams)[ON_BEHALF_OF];
  const onBehalfOf = typeof value === "string" ? value : null;
  const [session, first] = await Promise.all([pageSession(), pageFleet(onBehalfOf)]);
  if (!first.ok) {
    return (
      <UnreadableAccount
        title={title}
        failure={first.failure}
        session={session}
        onBehalfOf={onBehalfOf}
      />
    );
  }
  const queries = getQueryClient();
  if (first.data !== null) {
    queries.setQueryData(auditQuery(auditTargetOf(onBehalfOf)).queryKey, first.data);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <FirstFleet target={auditTargetOf(onBehalfOf)} fleet={first.data}>
        <ReadableAccount title={title} session={session}>
          {children}
        </ReadableAccount>
      </FirstFleet>
    </HydrationBoundary>
  );
}
