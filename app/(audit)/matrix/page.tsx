import type { Metadata } from "next";
import { MatrixPage } from "@/components/matrix/matrix-page";
import { FleetPage } from "../fleet-page";

export const metadata: Metadata = { title: "Matrix" };

export default function Page({ searchParams }: PageProps<"/matrix">) {
  return (
    <FleetPage title="Matrix" searchParams={searchParams}>
      <MatrixPage />
    </FleetPage>
  );
}
