import { PAGES } from "@/components/links/pages";
import { MatrixPage } from "@/components/matrix/matrix-page";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.matrix.title);

export default function Page({ searchParams }: PageProps<"/matrix">) {
  return (
    <FleetPage title={PAGES.matrix.title} searchParams={searchParams}>
      <MatrixPage />
    </FleetPage>
  );
}
