import { ChangesPage } from "@/components/changes/changes-page";
import { PAGES } from "@/components/links/pages";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.changes.title);

export default function Page({ searchParams }: PageProps<"/changes">) {
  return (
    <FleetPage title={PAGES.changes.title} searchParams={searchParams}>
      <ChangesPage />
    </FleetPage>
  );
}
