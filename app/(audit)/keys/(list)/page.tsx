import type { Metadata } from "next";
import { KeysPage } from "@/components/keys/keys-page";
import { pageSession } from "@/lib/server/page-reader";
import { FleetPage } from "../../fleet-page";

export const metadata: Metadata = { title: "Keys" };

export default async function Page({ searchParams }: PageProps<"/keys">) {
  const session = await pageSession();
  return (
    <FleetPage title="Keys" searchParams={searchParams}>
      <KeysPage signedInId={session.api_key_id} />
    </FleetPage>
  );
}
