import { ComparePage } from "@/components/compare/compare-page";
import { PAGES } from "@/components/links/pages";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.compare.title);

export default function Page({ searchParams }: PageProps<"/compare">) {
  return (
    <FleetPage title={PAGES.compare.title} searchParams={searchParams}>
      <ComparePage />
    </FleetPage>
  );
}
