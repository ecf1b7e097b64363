import { PAGES } from "@/components/links/pages";
import { OverviewPage } from "@/components/overview/overview-page";
import { FleetPage } from "./fleet-page";
import { pageMetadata } from "./tab-title";

export const generateMetadata = pageMetadata(PAGES.overview.title);

export default function Page({ searchParams }: PageProps<"/">) {
  return (
    <FleetPage title={PAGES.overview.title} searchParams={searchParams}>
      <OverviewPage />
    </FleetPage>
  );
}
