import type { Metadata } from "next";
import { PAGES } from "@/components/links/pages";
import { OverviewPage } from "@/components/overview/overview-page";
import { FleetPage } from "./fleet-page";

export const metadata: Metadata = { title: PAGES.overview.title };

export default function Page({ searchParams }: PageProps<"/">) {
  return (
    <FleetPage title={PAGES.overview.title} searchParams={searchParams}>
      <OverviewPage />
    </FleetPage>
  );
}
