import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiKeyPage } from "@/components/api-key/api-key-page";
import { BackToKeys } from "@/components/api-key/back-to-keys";
import { FailurePanel } from "@/components/fleet/failure-panel";
import { ON_BEHALF_OF } from "@/components/links/account-href";
import { Arrival } from "@/components/ui/early/arrival";
import { OWN_ACCOUNT, parseAccountInAddress } from "@/lib/audit/account";
import { pageApiKey, pageSession } from "@/lib/server/page-reader";
import { tabTitle } from "../../tab-title";

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/keys/[api_key_id]">): Promise<Metadata> {
  const [{ api_key_id }, { [ON_BEHALF_OF]: value }] = await Promise.all([params, searchParams]);
  const apiKey = await pageApiKey(typeof value === "string" ? value : OWN_ACCOUNT, api_key_id);
  return apiKey.ok ? tabTitle(searchParams, { key: apiKey.data.name }) : { title: "Key" };
}

export default async function Page({ params, searchParams }: PageProps<"/keys/[api_key_id]">) {
  const [{ api_key_id }, { [ON_BEHALF_OF]: value }] = await Promise.all([params, searchParams]);
  const onBehalfOf = typeof value === "string" ? value : OWN_ACCOUNT;
  const [session, apiKey] = await Promise.all([pageSession(), pageApiKey(onBehalfOf, api_key_id)]);
  if (!apiKey.ok) {
    // An ID that no key can have is "not found", like one that no key has; an impossible account gets its own error.
    const badId =
      apiKey.failure.code === "invalid_input" && parseAccountInAddress(onBehalfOf) !== null;
    if (badId || apiKey.failure.code === "not_found") notFound();
    return (
      <>
        <FailurePanel failure={apiKey.failure} as="h1" instead={<BackToKeys />} />
        <Arrival />
      </>
    );
  }
  const signedIn = session.api_key_id === apiKey.data.api_key_id;
  return <ApiKeyPage apiKey={apiKey.data} onBehalfOf={onBehalfOf} signedIn={signedIn} />;
}
