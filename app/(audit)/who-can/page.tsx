import { PAGES } from "@/components/links/pages";
import { WhoCanPage } from "@/components/who-can/who-can-page";
import { fleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.whoCan.label);

export default fleetPage(PAGES.whoCan.title, WhoCanPage);
