import { PAGES } from "@/components/links/pages";
import { ReportPage } from "@/components/report/report-page";
import { fleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.report.title);

export default fleetPage(PAGES.report.title, ReportPage);
