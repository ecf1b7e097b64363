import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiKeyPage } from "@/components/api-key/api-key-page";
import { FailurePanel } from "@/components/key/failure-panel";
import { pageApiKey, pageSession } from "@/lib/server/page-reader";

export const metadata: Metadata = { title: "A key" };

export default async function Page({ params, searchParams }: PageProps<"/keys/[api_key_id]">) {
  const [{ api_key_id }, { "on-behalf-of": value }] = await Promise.all([params, searchParams]);
  const onBehalfOf = typeof value === "string" ? value : null;
  const [session, apiKey] = await Promise.all([
    pageSession(),
    pageApiKey(onBehalfOf, decodeURIComponent(api_key_id)),
  ]);
  if (!apiKey.ok) {
    if (apiKey.failure.code === "not_found") notFound();
    return <FailurePanel failure={apiKey.failure} as="h1" />;
  }
  const signedIn = session.api_key_id === apiKey.data.api_key_id;
  return <ApiKeyPage apiKey={apiKey.data} onBehalfOf={onBehalfOf} signedIn={signedIn} />;
}
