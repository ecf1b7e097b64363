import { PAGES } from "@/components/links/pages";
import { ReportPage } from "@/components/report/report-page";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.report.title);

export default function Page({ searchParams }: PageProps<"/report">) {
  return (
    <FleetPage title={PAGES.report.title} searchParams={searchParams}>
      <ReportPage />
    </FleetPage>
  );
}
