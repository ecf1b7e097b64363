import type { Metadata } from "next";
import { OverviewPage } from "@/components/overview/overview-page";
import { FleetPage } from "./fleet-page";

export const metadata: Metadata = { title: "Overview" };

export default function Page({ searchParams }: PageProps<"/">) {
  return (
    <FleetPage title="Overview" searchParams={searchParams}>
      <OverviewPage />
    </FleetPage>
  );
}
