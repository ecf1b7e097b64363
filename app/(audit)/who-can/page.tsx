import { PAGES } from "@/components/links/pages";
import { WhoCanPage } from "@/components/who-can/who-can-page";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.whoCan.label);

export default function Page({ searchParams }: PageProps<"/who-can">) {
  return (
    <FleetPage title={PAGES.whoCan.title} searchParams={searchParams}>
      <WhoCanPage />
    </FleetPage>
  );
}
