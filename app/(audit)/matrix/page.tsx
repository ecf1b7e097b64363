import type { Metadata } from "next";
import { PAGES } from "@/components/links/pages";
import { MatrixPage } from "@/components/matrix/matrix-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: PAGES.matrix.title };

export default function Page({ searchParams }: PageProps<"/matrix">) {
  return (
    <FleetPage title={PAGES.matrix.title} searchParams={searchParams}>
      <MatrixPage />
    </FleetPage>
  );
}
