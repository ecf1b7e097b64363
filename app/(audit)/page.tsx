import { PAGES } from "@/components/links/pages";
import { OverviewPage } from "@/components/overview/overview-page";
import { fleetPage } from "./fleet-page";
import { pageMetadata } from "./tab-title";

export const generateMetadata = pageMetadata(PAGES.overview.title);

export default fleetPage(PAGES.overview.title, OverviewPage);
