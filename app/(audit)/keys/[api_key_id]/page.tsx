import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiKeyPage } from "@/components/api-key/api-key-page";
import { BackToKeys } from "@/components/api-key/back-to-keys";
import { FailurePanel } from "@/components/fleet/failure-panel";
import { Alive } from "@/components/ui/early/alive";
import { parseAccountInAddress } from "@/lib/audit/account";
import { pageApiKey, pageSession } from "@/lib/server/page-reader";

const TITLE_LENGTH = 8;

export async function generateMetadata({
  params,
}: PageProps<"/keys/[api_key_id]">): Promise<Metadata> {
  return { title: `Key ${(await params).api_key_id.slice(0, TITLE_LENGTH)}` };
}

export default async function Page({ params, searchParams }: PageProps<"/keys/[api_key_id]">) {
  const [{ api_key_id }, { "on-behalf-of": value }] = await Promise.all([params, searchParams]);
  const onBehalfOf = typeof value === "string" ? value : null;
  const [session, apiKey] = await Promise.all([pageSession(), pageApiKey(onBehalfOf, api_key_id)]);
  if (!apiKey.ok) {
    // An id that no key can have is as unknown as one that no key has; an account that cannot be is said to be that.
    const badId =
      apiKey.failure.code === "invalid_input" && parseAccountInAddress(onBehalfOf) !== null;
    if (badId || apiKey.failure.code === "not_found") notFound();
    return (
      <>
        <FailurePanel failure={apiKey.failure} as="h1" instead={<BackToKeys />} />
        <Alive part="page" />
      </>
    );
  }
  const signedIn = session.api_key_id === apiKey.data.api_key_id;
  return <ApiKeyPage apiKey={apiKey.data} onBehalfOf={onBehalfOf} signedIn={signedIn} />;
}
