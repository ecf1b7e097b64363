import { PAGES } from "@/components/links/pages";
import { PolicyPage } from "@/components/policy/policy-page";
import { fleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.policy.title);

export default fleetPage(PAGES.policy.title, PolicyPage);
