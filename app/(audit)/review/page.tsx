import { PAGES } from "@/components/links/pages";
import { ReviewPage } from "@/components/review/review-page";
import { fleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.review.title);

export default fleetPage(PAGES.review.title, ReviewPage);
