import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { KeysPage } from "@/components/keys/keys-page";
import { UnreadableList } from "@/components/keys/unreadable-list";
import { apiKeysQuery } from "@/lib/queries/account";
import { getQueryClient } from "@/lib/queries/client";
import { pageApiKeys, pageSession } from "@/lib/server/page-reader";

export const metadata: Metadata = { title: "Keys" };

export default async function Page({ searchParams }: PageProps<"/keys">) {
  const { "on-behalf-of": value } = await searchParams;
  const onBehalfOf = typeof value === "string" ? value : null;
  const [session, keys] = await Promise.all([pageSession(), pageApiKeys(onBehalfOf)]);
  if (!keys.ok) {
    return <UnreadableList failure={keys.failure} session={session} onBehalfOf={onBehalfOf} />;
  }
  const queries = getQueryClient();
  queries.setQueryData(apiKeysQuery(onBehalfOf).queryKey, { result: keys.data });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <KeysPage key={onBehalfOf} onBehalfOf={onBehalfOf} signedInId={session.api_key_id} />
    </HydrationBoundary>
  );
}
