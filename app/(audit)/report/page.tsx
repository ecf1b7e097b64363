import type { Metadata } from "next";
import { ReportPage } from "@/components/report/report-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: "Report" };

export default function Page({ searchParams }: PageProps<"/report">) {
  return (
    <FleetPage title="Report" searchParams={searchParams}>
      <ReportPage />
    </FleetPage>
  );
}
