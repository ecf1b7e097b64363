import { PAGES } from "@/components/links/pages";
import { MatrixPage } from "@/components/matrix/matrix-page";
import { fleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.matrix.title);

export default fleetPage(PAGES.matrix.title, MatrixPage);
