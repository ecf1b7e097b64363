import type { Metadata } from "next";
import { PAGES } from "@/components/links/pages";
import { ReportPage } from "@/components/report/report-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: PAGES.report.title };

export default function Page({ searchParams }: PageProps<"/report">) {
  return (
    <FleetPage title={PAGES.report.title} searchParams={searchParams}>
      <ReportPage />
    </FleetPage>
  );
}
