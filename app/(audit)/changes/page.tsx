import { ChangesPage } from "@/components/changes/changes-page";
import { PAGES } from "@/components/links/pages";
import { fleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.changes.title);

export default fleetPage(PAGES.changes.title, ChangesPage);
