import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ComponentType, ReactNode } from "react";
import { FirstFleet } from "@/components/fleet/first-fleet";
import { ReadableAccount } from "@/components/fleet/readable-account";
import { UnreadableAccount } from "@/components/fleet/unreadable-account";
import { ON_BEHALF_OF, targetOf } from "@/components/links/account-href";
import { othersQuery } from "@/lib/queries/account";
import { auditQuery } from "@/lib/queries/audit";
import { getQueryClient } from "@/lib/queries/client";
import { pageFleet, pageOthers, pageSession } from "@/lib/server/page-reader";
import { beginWithEveryAccount } from "./begin-with-every-account";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** An audit page that needs nothing but its address. */
export function fleetPage(title: string, Content: ComponentType) {
  return function Page({ searchParams }: { searchParams: SearchParams }) {
    return (
      <FleetPage title={title} searchParams={searchParams}>
        <Content />
      </FleetPage>
    );
  };
}

/**
 * The frame of every audit page: reads the account in the address, and passes on what is read so far or why it cannot
 * be.
 */
export async function FleetPage({
  title,
  searchParams,
  children,
}: {
  title: string;
  searchParams: SearchParams;
  children: ReactNode;
}) {
  await beginWithEveryAccount();
  const value = (await searchParams)[ON_BEHALF_OF];
  const onBehalfOf = typeof value === "string" ? value : null;
  const [others, session, first] = await Promise.all([
    targetOf(onBehalfOf) === "self" ? pageOthers() : null,
    pageSession(),
    pageFleet(onBehalfOf),
  ]);
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
  if (others !== null) queries.setQueryData(othersQuery().queryKey, others);
  if (first.data !== null) {
    queries.setQueryData(auditQuery(targetOf(onBehalfOf)).queryKey, first.data);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <FirstFleet target={targetOf(onBehalfOf)} fleet={first.data}>
        <ReadableAccount title={title} session={session}>
          {children}
        </ReadableAccount>
      </FirstFleet>
    </HydrationBoundary>
  );
}
