import { KeysPage } from "@/components/keys/keys-page";
import { PAGES } from "@/components/links/pages";
import { pageSession } from "@/lib/server/page-reader";
import { FleetPage } from "../../fleet-page";
import { pageMetadata } from "../../tab-title";

export const generateMetadata = pageMetadata(PAGES.keys.title);

export default async function Page({ searchParams }: PageProps<"/keys">) {
  const session = await pageSession();
  return (
    <FleetPage title={PAGES.keys.title} searchParams={searchParams}>
      <KeysPage signedInId={session.api_key_id} />
    </FleetPage>
  );
}
