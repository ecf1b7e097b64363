import { ComparePage } from "@/components/compare/compare-page";
import { PAGES } from "@/components/links/pages";
import { fleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.compare.title);

export default fleetPage(PAGES.compare.title, ComparePage);
